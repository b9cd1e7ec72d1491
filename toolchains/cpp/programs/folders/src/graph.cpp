#include "include/graph.hpp"

int Graph::longest() const {
	int most = 0;
	for (std::size_t i = 1; i < points.size(); i++) most = std::max(most, distance(points[i - 1], points[i]));
	return most;
}
