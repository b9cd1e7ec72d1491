#include "point.h"

int square_of_distance(struct point p) { return p.x * p.x + p.y * p.y; }
