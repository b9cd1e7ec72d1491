// expect: CE file not found
#include "/proc/1/root/etc/hostname"
int main(void) { return 0; }
