#include "include/geo/point.hpp"

int geo::distance(Point a, Point b) { return std::abs(a.x - b.x) + std::abs(a.y - b.y); }
