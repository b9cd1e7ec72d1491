// expect: CE
import "/etc/passwd";
import <bits/stdc++.h>;
int main() {}
