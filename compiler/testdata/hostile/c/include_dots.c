// expect: CE file not found
#include "../../../../etc/passwd"
int main(void) { return 0; }
