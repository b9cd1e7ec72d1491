// expect: CE
const char *stolen =
#include "/etc/shadow"
	;
int main() { return stolen[0]; }
