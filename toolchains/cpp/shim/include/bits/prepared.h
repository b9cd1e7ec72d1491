// What most programs use of the library. Nothing here is ever called or becomes
// part of a program: the templates that these functions instantiate are in the
// precompiled header then, and a compile finds them there instead of making them.
//
// More is not better: each instance of a template makes it a little slower to use
// another, and a list of five times this length cost more than it saved. Nothing
// here may instantiate what programs specialise for themselves, even against the
// rules, such as std::hash or std::less of a pair.
#pragma once

namespace __assize {

template <class T>
inline void use_vectors(T x)
{
	std::vector<T> a(3), b(3, x), c(b);
	std::vector<std::vector<T>> rows(3, std::vector<T>(3, x));
	rows[0].push_back(x);
	a = b, a.push_back(x), a.emplace_back(x), a.pop_back(), a.resize(4), a.clear(), a.swap(b);
	for (auto &y : a)
		y = x;
	for (const auto &y : c)
		x = y;
	x = a[0], x = a.back(), x = *a.begin();
	if (!a.empty() && a.size() > 1)
		std::sort(a.begin(), a.end()), std::reverse(a.begin(), a.end());
	x = *std::max_element(a.begin(), a.end()), x = *std::min_element(a.begin(), a.end());
	x = *std::lower_bound(a.begin(), a.end(), x), x = std::accumulate(a.begin(), a.end(), 0LL);
	std::swap(x, a[0]), x = std::min(x, std::max(x, a[0]));
}

inline void use_containers(int n)
{
	use_vectors(1), use_vectors(1LL);
	std::map<int, int> map;
	map[n] = map.count(n);
	for (auto &[key, value] : map)
		n = value;
	std::set<int> set;
	set.insert(n);
	std::queue<int> queue;
	queue.push(n), n = queue.front(), queue.pop();
	std::vector<std::pair<int, int>> pairs;
	pairs.push_back({n, n}), pairs.emplace_back(n, n), std::sort(pairs.begin(), pairs.end());
}

inline void use_strings(int n)
{
	std::string s, t = s + s + "x";
	t += s, s += s[0], s.push_back(s.back()), s = s.substr(1, 2);
	for (char c : s)
		t[0] = c;
	n = s.size();
	std::ios::sync_with_stdio(false), std::cin.tie(nullptr);
	while (std::cin >> n)
		std::cout << n << s << " x" << 'x' << std::endl;
}

} // namespace __assize
