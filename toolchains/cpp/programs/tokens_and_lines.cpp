// in: 3\none two\n\nlast line
// out: 2:one two\n0:\n2:last line\n01\n
#include <bits/stdc++.h>
using namespace std;

int main()
{
	ios::sync_with_stdio(false);
	cin.tie(nullptr);
	int n;
	string line;
	cin >> n;
	getline(cin, line);
	for (int i = 0; i < n; i++) {
		getline(cin, line);
		stringstream words(line);
		string w;
		int count = 0;
		while (words >> w)
			++count;
		cout << count << ':' << line << '\n';
	}
	ifstream none("input.txt");
	cout << none.is_open() << cin.eof() << '\n';
}
