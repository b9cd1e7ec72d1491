// expect: same
__asm__(".section .custom_section.target_features,\"\",@\n .ascii \"\\377\\377\\377\\377\"\n .section .custom_section./etc/passwd,\"\",@\n .space 100000\n .text");
int main(void) { return 0; }
