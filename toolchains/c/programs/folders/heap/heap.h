#pragma once

struct heap { int size, at[100]; };

void heap_push(struct heap *h, int value);
int heap_pop(struct heap *h);
