// expect: CE file not found
#include "/var/lib/assize/toolchains/c/installed.json"
int main(void) { return 0; }
