// in: 5 3 1 4 1 5
// out: 1 1 3 4 5 |14|5:1 4:1 3:1 1:2 |2.500|pattern|00ff|big\n
#include <bits/stdc++.h>
using namespace std;

int main()
{
	int n;
	scanf("%d", &n);
	vector<int> a(n);
	for (int &x : a)
		scanf("%d", &x);
	ranges::sort(a);
	for (int x : a)
		cout << x << ' ';
	cout << '|' << reduce(a.begin(), a.end()) << '|';
	map<int, int, greater<>> m;
	for (int x : a)
		m[x]++;
	for (auto [k, v] : m)
		cout << k << ':' << v << ' ';
	cout << '|' << fixed << setprecision(3) << 2.5 << '|';
	if (regex_match("abc123", regex("[a-z]+\\d+")))
		cout << "pattern";
	cout << '|' << format("{:04x}", 255) << '|';
	priority_queue<pair<int, string>> q;
	q.push({1, "small"});
	q.push({2, "big"});
	cout << q.top().second << endl;
	auto never = [] {
		try {
			return stoi("12");
		} catch (const exception &) {
			return -1;
		}
	};
	return never() != 12;
}
