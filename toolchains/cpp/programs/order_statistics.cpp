// in: 6 5 1 9 3 7 1
// out: 1 1 3 5 7 9 3 2 5 9 6\n
#include <bits/stdc++.h>
#include <ext/pb_ds/assoc_container.hpp>
#include <ext/pb_ds/priority_queue.hpp>
#include <ext/pb_ds/tree_policy.hpp>
using namespace std;
using namespace __gnu_pbds;

template <class T> using ordered_set = tree<T, null_type, less<T>, rb_tree_tag, tree_order_statistics_node_update>;

int main()
{
	int n;
	cin >> n;
	ordered_set<pair<int, int>> s;
	gp_hash_table<int, int> count;
	__gnu_pbds::priority_queue<int, less<int>, pairing_heap_tag> q, other;
	for (int i = 0; i < n; i++) {
		int x;
		cin >> x;
		s.insert({x, i});
		count[x]++;
		(i % 2 ? q : other).push(x);
	}
	for (int k = 0; k < n; k++)
		cout << s.find_by_order(k)->first << ' ';
	cout << s.order_of_key({5, -1}) << ' ' << count[1] << ' ' << count.size() << ' ';
	q.join(other);
	cout << q.top() << ' ' << q.size() << endl;
}
