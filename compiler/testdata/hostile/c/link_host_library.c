// expect: any
#pragma comment(linker, "/etc/passwd")
#pragma comment(lib, "/etc/passwd")
int main(void) { return 0; }
