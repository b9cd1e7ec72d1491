// expect: any
#pragma clang __debug dump nothing
#pragma push_macro("/etc/passwd")
#pragma comment(lib, "/etc/passwd")
#pragma comment(linker, "-o /usr/bin/sh")
int main(void) { return 0; }
