// expect: CE
#pragma GCC dependency "/etc/passwd"
#if __has_include("/etc/passwd") || __has_include("/var/lib/assize/compiler")
int main(void) { return 0; }
#else
#error "nothing to see"
#endif
