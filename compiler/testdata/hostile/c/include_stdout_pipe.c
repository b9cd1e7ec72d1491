// expect: any
#include "/proc/self/fd/1"
int main(void) { return 0; }
