// Tries a colour for a buoy, follows what it implies, and takes the other one if that fails.
#include <bits/stdc++.h>
using namespace std;

int main() {
	int n, m;
	cin >> n >> m;
	vector<vector<int>> skippers(m), naming(n + 1);
	for (int i = 0; i < m; i++) {
		int k;
		cin >> k;
		skippers[i].resize(k);
		for (int &b : skippers[i]) {
			cin >> b;
			naming[abs(b)].push_back(b > 0 ? i : ~i);
		}
	}
	vector<int> colour(n + 1), wrong(m);
	auto follow = [&](int first) {
		vector<int> painted{first};
		colour[abs(first)] = first > 0 ? 1 : -1;
		bool fine = true;
		size_t done = 0;
		for (; fine && done < painted.size(); done++) {
			int x = abs(painted[done]);
			for (int who : naming[x]) {
				int i = who >= 0 ? who : ~who;
				if ((who >= 0) == (colour[x] > 0)) continue;
				if (wrong[i]++) {
					fine = false;
					continue;
				}
				for (int b : skippers[i]) {
					if (colour[abs(b)]) continue;
					colour[abs(b)] = b > 0 ? 1 : -1;
					painted.push_back(b);
				}
			}
		}
		if (fine) return true;
		for (size_t j = 0; j < painted.size(); j++) {
			int x = abs(painted[j]);
			if (j < done)
				for (int who : naming[x])
					if ((who >= 0) != (colour[x] > 0)) wrong[who >= 0 ? who : ~who]--;
			colour[x] = 0;
		}
		return false;
	};
	for (int b = 1; b <= n; b++) {
		if (colour[b] || follow(b) || follow(-b)) continue;
		cout << "impossible\n";
		return 0;
	}
	for (int b = 1; b <= n; b++) cout << (colour[b] > 0 ? 'R' : 'G');
	cout << '\n';
}
