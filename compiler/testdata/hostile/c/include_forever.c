// expect: CE nested too deeply
#include __FILE__
int main(void) { return 0; }
