// expect: CE
#include "/proc/version"
#error nothing of the kernel
