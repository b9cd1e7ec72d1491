#include "heap/heap.h" /* from the submission's own folder */
#include "detail/swap.h"

void heap_push(struct heap *h, int value)
{
	int i = h->size++;
	for (h->at[i] = value; i && h->at[(i - 1) / 2] > h->at[i]; i = (i - 1) / 2)
		swap(&h->at[i], &h->at[(i - 1) / 2]);
}

int heap_pop(struct heap *h)
{
	int least = h->at[0], i = 0;
	h->at[0] = h->at[--h->size];
	for (int c; (c = 2 * i + 1) < h->size; i = c) {
		if (c + 1 < h->size && h->at[c + 1] < h->at[c])
			c++;
		if (h->at[c] >= h->at[i])
			break;
		swap(&h->at[c], &h->at[i]);
	}
	return least;
}
