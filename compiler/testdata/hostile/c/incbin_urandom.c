// expect: same
__asm__(".data\n.globl noise\nnoise:\n.incbin \"/dev/urandom\"\n.size noise, . - noise\n");
int main(void) { return 0; }
