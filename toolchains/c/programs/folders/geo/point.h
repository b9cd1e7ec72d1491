#pragma once

struct point { int x, y; };

int square_of_distance(struct point p);
