// The naive Fibonacci function: calls and little else.
#include <stdio.h>

static __attribute__((noinline)) int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

int main(void) {
    int n;
    if (scanf("%d", &n) != 1) return 1;
    printf("%d\n", fib(n));
    return 0;
}
