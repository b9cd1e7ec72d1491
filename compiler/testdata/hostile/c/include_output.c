// expect: same
#include "/job/out/main.wasm"
#include "/tmp/main.c.o"
int main(void) { return 0; }
