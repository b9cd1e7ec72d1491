#include <stdio.h>

#include "geo/point.h"
#include "heap/heap.h"

int main(void)
{
	struct heap heap = {0};
	struct point p;
	while (scanf("%d %d", &p.x, &p.y) == 2)
		heap_push(&heap, square_of_distance(p));
	while (heap.size)
		printf("%d\n", heap_pop(&heap));
}
