// expect: CE '/etc/passwd' file not found
#include "/etc/passwd"
int main(void) { return 0; }
