// expect: CE
__asm__(".data\n.globl fat\nfat:\n.fill 0x40000000, 1, 7\n.size fat, 0x40000000\n");
int main(void) { return 0; }
