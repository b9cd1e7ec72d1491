#pragma once
#include <bits/stdc++.h>

namespace geo {
struct Point { int x, y; };
int distance(Point a, Point b);
}
