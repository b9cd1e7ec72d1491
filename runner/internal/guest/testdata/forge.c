// Hostile: takes the exit code that wazero uses for an expired deadline.
#include <stdio.h>

__attribute__((import_module("wasi_snapshot_preview1"), import_name("proc_exit"))) _Noreturn void proc_exit(unsigned);

int main(void) {
	puts("forged");
	fflush(stdout);
	proc_exit(0xefffffff);
}
