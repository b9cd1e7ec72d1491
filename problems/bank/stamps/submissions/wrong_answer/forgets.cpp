// Finds the smallest number, and only then looks at whether it is odd.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int k, postage;
	cin >> k >> postage;
	vector<int> values(k);
	for (int &v : values) cin >> v;
	const int never = 1 << 30;
	vector<int> best(postage + 1, never);
	best[0] = 0;
	for (int sum = 1; sum <= postage; sum++)
		for (int v : values)
			if (v <= sum) best[sum] = min(best[sum], best[sum - v] + 1);
	if (best[postage] >= never || best[postage] % 2 == 0) cout << "impossible\n";
	else cout << best[postage] << '\n';
}
