// in: me@here.org you@there
// out: here.org;there;m*@h*r*.*rg y**@th*r*\n
#include <bits/stdc++.h>
using namespace std;

int main()
{
	string line;
	getline(cin, line);
	regex address(R"((\w+)@(\w+)(\.\w+)?)");
	for (sregex_iterator it(line.begin(), line.end(), address), end; it != end; ++it)
		cout << (*it)[2] << (*it)[3] << ';';
	cout << regex_replace(line, regex("[aeiou]"), "*") << endl;
}
