// expect: CE only functions of wasi_snapshot_preview1
__attribute__((import_module("env"), import_name("system"))) int host_system(const char *);
int main(void) { return host_system("id"); }
