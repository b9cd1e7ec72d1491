#include <bits/stdc++.h>
using namespace std;
int main() {
	ios::sync_with_stdio(false);
	vector<string> words;
	for (string w; cin >> w;) words.push_back(w);
	unordered_map<string, int> count;
	unordered_map<string, vector<string>> groups;
	string text;
	for (auto &w : words) {
		count[w]++;
		string k = w;
		sort(k.begin(), k.end());
		groups[k].push_back(w);
		for (auto it = w.rbegin(); it != w.rend(); ++it) text += toupper(*it);
	}
	vector<pair<int, string>> best;
	for (auto &[k, v] : groups) best.push_back({-(int)v.size(), k});
	sort(best.begin(), best.end());
	int top = 0, ab = 0;
	for (auto &[k, v] : count) top = max(top, v);
	for (size_t i = 0; i + 1 < text.size();) if (text[i] == 'A' && text[i + 1] == 'B') ab++, i += 2; else i++;
	printf("%zu [", groups.size());
	for (int i = 0; i < 3; i++) printf("%s('%s', %d)", i ? ", " : "", best[i].second.c_str(), -best[i].first);
	printf("] %d %d %zu\n", top, ab, count.size());
}
