// expect: same
#include "/proc/self/mountinfo"
#include "/proc/self/cgroup"
#include "/proc/self/status"
int main(void) { return 0; }
