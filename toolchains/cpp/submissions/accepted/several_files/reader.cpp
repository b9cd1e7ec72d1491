#include "reader.h"

#include <cstdio>

long long read_number()
{
	long long x = 0;
	return std::scanf("%lld", &x) == 1 ? x : 0;
}
