// expect: CE file not found
#include "/dev/kmsg"
int main() {}
