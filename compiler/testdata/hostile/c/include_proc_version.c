// expect: CE file not found
#include "/proc/version"
int main(void) { return 0; }
