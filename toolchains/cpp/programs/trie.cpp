// in: abc abd b
// out: abc 3 abd 3 5 243\n
#include <bits/extc++.h>
using namespace std;
using namespace __gnu_pbds;

int main()
{
	trie<string, null_type, trie_string_access_traits<>, pat_trie_tag, trie_prefix_search_node_update> words;
	cc_hash_table<string, int> length;
	for (string w; cin >> w;) {
		words.insert(w);
		length[w] = w.size();
	}
	auto range = words.prefix_range("ab");
	for (auto it = range.first; it != range.second; ++it)
		cout << *it << ' ' << length[*it] << ' ';
	tree<int, int, less<int>, splay_tree_tag, tree_order_statistics_node_update> t;
	t[4] = 5;
	t[1] = 2;
	cout << t.find_by_order(1)->second << ' ' << __gnu_cxx::power(3, 5) << endl;
}
