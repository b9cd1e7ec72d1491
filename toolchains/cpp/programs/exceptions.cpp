// in: 3 0 -1 7
// out: 1\nzero\nnegative -1\n2\nout of range\nno number\ntoo long\n0\n
#include <bits/stdc++.h>
using namespace std;

struct Negative : runtime_error {
	int value;
	explicit Negative(int v) : runtime_error("negative"), value(v) {}
};

struct Guard {
	static inline int open = 0;
	Guard() { ++open; }
	~Guard() { --open; }
};

int root(int x)
{
	Guard g;
	if (x < 0)
		throw Negative(x);
	if (x == 0)
		throw string("zero");
	return static_cast<int>(sqrt(x));
}

int main()
{
	int x;
	while (cin >> x) {
		try {
			Guard g;
			cout << root(x) << '\n';
		} catch (const Negative &e) {
			cout << e.what() << ' ' << e.value << '\n';
		} catch (const string &s) {
			cout << s << '\n';
		}
	}
	try {
		vector<int>(3).at(5);
	} catch (const out_of_range &) {
		cout << "out of range\n";
	}
	try {
		(void)stoi("twelve");
	} catch (const invalid_argument &) {
		cout << "no number\n";
	}
	try {
		vector<int> v;
		v.reserve(v.max_size() + 1);
	} catch (const length_error &) {
		cout << "too long\n";
	}
	cout << Guard::open << endl;
}
