#pragma once
#include <bits/stdc++.h>

#include "geo/point.hpp"

struct Graph {
	std::vector<geo::Point> points;
	void add(geo::Point p) { points.push_back(p); }
	int longest() const;
};
