// expect: CE
__asm__(".rept 1000000000\n.long 1\n.endr\n");
int main(void) { return 0; }
