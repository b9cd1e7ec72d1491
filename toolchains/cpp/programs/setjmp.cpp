// in: 5
// out: 42 2\nbeside exceptions 5\n
#include <bits/stdc++.h>
#include <csetjmp>
using namespace std;

jmp_buf back;

int descend(int depth)
{
	if (depth == 0)
		longjmp(back, 42);
	return descend(depth - 1) + 1;
}

int main()
{
	int depth;
	cin >> depth;
	volatile int tries = 0;
	int value = setjmp(back);
	tries = tries + 1;
	if (value == 0)
		descend(depth);
	cout << value << ' ' << tries << endl;
	try {
		throw depth;
	} catch (int d) {
		cout << "beside exceptions " << d << endl;
	}
}
