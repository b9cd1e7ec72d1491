// expect: any
#pragma comment(linker, "-o /usr/lib/assize/libc++.a")
#pragma clang __debug dump main
int main() {}
