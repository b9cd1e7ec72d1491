#include <stdio.h>
int main(void) { for (int n; scanf("%d", &n) == 1; fflush(stdout)) printf("%d\n", 2 * n); }
