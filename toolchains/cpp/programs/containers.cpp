// in: banana
// out: a3b1n2 x209c7text a nana\n
#include <bits/stdc++.h>
using namespace std;

struct Hash {
	size_t operator()(const pair<int, int> &p) const { return p.first * 31 + p.second; }
};

int main()
{
	string s;
	cin >> s;
	map<char, int> count;
	for (char c : s)
		count[c]++;
	for (auto &[c, k] : count)
		cout << c << k;
	unordered_map<pair<int, int>, string, Hash> grid{{{1, 2}, "x"}};
	multiset<int> m{3, 1, 3};
	m.erase(m.find(3));
	deque<int> d{1, 2};
	d.push_front(0);
	list<int> l{4, 5};
	l.splice(l.begin(), list<int>{9});
	tuple t{1, 'c', 2.5};
	optional<int> o;
	variant<int, string> v = "text";
	set<string> suffixes;
	for (size_t i = 0; i < s.size(); i++)
		suffixes.insert(s.substr(i));
	cout << ' ' << grid.at({1, 2}) << m.size() << d[0] << l.front() << get<1>(t) << o.value_or(7) << get<string>(v) << ' '
	     << *suffixes.begin() << ' ' << *next(suffixes.lower_bound("n")) << endl;
}
