// expect: same
__asm__(".data\n.globl maps\nmaps:\n.incbin \"/proc/self/maps\"\n.size maps, . - maps\n");
int main(void) { return 0; }
