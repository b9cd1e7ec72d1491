// Hostile: hands the host addresses and lengths that lead nowhere.
#include <stdint.h>
#include <stdio.h>

#define WASI(name) __attribute__((import_module("wasi_snapshot_preview1"), import_name(name)))
WASI("fd_write") int fd_write(int, uint32_t, uint32_t, uint32_t);
WASI("fd_read") int fd_read(int, uint32_t, uint32_t, uint32_t);
WASI("random_get") int random_get(uint32_t, uint32_t);
WASI("poll_oneoff") int poll_oneoff(uint32_t, uint32_t, uint32_t, uint32_t);
WASI("args_get") int args_get(uint32_t, uint32_t);
WASI("clock_time_get") int clock_time_get(int, int64_t, uint32_t);
WASI("fd_filestat_get") int fd_filestat_get(int, uint32_t);
WASI("fd_prestat_get") int fd_prestat_get(int, uint32_t);
WASI("path_open") int path_open(int, int, uint32_t, uint32_t, int, int64_t, int64_t, int, uint32_t);
WASI("sock_send") int sock_send(int, uint32_t, uint32_t, int, uint32_t);

int main(void) {
	static uint32_t vector[2] = {0, 0xffffffff}, result;
	uint32_t at = (uint32_t)(uintptr_t)vector, to = (uint32_t)(uintptr_t)&result;
	printf("%d %d %d ", fd_write(1, at, 1, to), fd_write(1, 0xfffffffc, 1, to), fd_write(1, at, 0xffffffff, to));
	printf("%d %d %d ", fd_write(7, at, 1, to), fd_read(0, at, 1, to), fd_read(0, 0xfffffff0, 2, to));
	printf("%d %d %d ", random_get(0xffffff00, 0x200), poll_oneoff(0xfffffff0, 0, 1, to), poll_oneoff(at, at, 0, to));
	printf("%d %d %d ", args_get(0xfffffffe, 0xfffffffe), clock_time_get(0, 0, 0xfffffffc), clock_time_get(9, 0, to));
	printf("%d %d %d ", fd_filestat_get(1, 0xfffffff0), fd_filestat_get(3, to), fd_prestat_get(3, to));
	printf("%d %d\n", path_open(3, 0, at, 4, 0, 0, 0, 0, to), sock_send(3, at, 1, 0, to));
	return 0;
}
