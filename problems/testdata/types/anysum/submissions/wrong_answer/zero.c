#include <stdio.h>
int main(void) { int n; if (scanf("%d", &n) != 1) return 1; printf("0 %d\n", n); }
