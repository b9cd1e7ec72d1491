// in: 2 0.5
// out: 1.414214 1.414214 0.479426 0.693147 1.325818 -1 3\n2432902008176640000 1\n
#include <math.h>
#include <stdio.h>

int main(void)
{
	double a, b;
	scanf("%lf %lf", &a, &b);
	printf("%.6f %.6f %.6f %.6f %.6f %d %d\n", sqrt(a), pow(a, b), sin(b), log(a), atan2(a, b), (int)floor(-b), (int)lround(b + 2));
	long double product = 1.0L;
	for (int i = 1; i <= 20; i++)
		product *= i;
	printf("%.0Lf %d\n", product, isnan(NAN) && isinf(INFINITY));
	return 0;
}
