#include "../include/geo/point.hpp"
#include "include/graph.hpp"

int main() {
	Graph graph;
	for (geo::Point p; std::cin >> p.x >> p.y;) graph.add(p);
	std::cout << graph.longest() << '\n' << __FILE__ << '\n';
}
