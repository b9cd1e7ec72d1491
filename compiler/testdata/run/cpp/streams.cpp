// in: 3 alpha -7\nsecond line here\n42x\n
// out: 3|alpha|-7\n[second line here]\n42 x\nend\n
#include <iostream>
#include <string>
using namespace std;

struct Last {
	~Last() { cout << "end\n"; }
} last; // prints after main

int main()
{
	ios::sync_with_stdio(false);
	cin.tie(nullptr);
	int a, b;
	string s, line;
	cin >> a >> s >> b;
	cin.ignore();
	getline(cin, line);
	cout << a << '|' << s << '|' << b << endl;
	cout << '[' << line << "]\n";
	char c;
	cin.get(c);
	cin.unget();
	cin >> a >> c;
	cout << a << ' ' << c << '\n';
}
