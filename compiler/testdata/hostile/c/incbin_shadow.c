// expect: CE ould not find incbin file
__asm__(".data\n.globl stolen\nstolen:\n.incbin \"/etc/shadow\"\n");
int main(void) { return 0; }
