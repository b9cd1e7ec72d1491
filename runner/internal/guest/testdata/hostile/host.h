// What hostile guests are made of: WASI by itself, without a C library.
typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef struct { void *at; u32 n; } iovec;

#define WASI(name) __attribute__((import_module("wasi_snapshot_preview1"), import_name(#name)))
WASI(fd_write) u32 fd_write(u32 fd, const iovec *, u32 n, u32 *written);
WASI(fd_read) u32 fd_read(u32 fd, const iovec *, u32 n, u32 *read);
WASI(fd_close) u32 fd_close(u32 fd);
WASI(fd_renumber) u32 fd_renumber(u32 from, u32 to);
WASI(fd_seek) u32 fd_seek(u32 fd, long long by, u32 whence, u64 *at);
WASI(fd_prestat_get) u32 fd_prestat_get(u32 fd, void *);
WASI(fd_readdir) u32 fd_readdir(u32 fd, void *, u32 n, u64 cookie, u32 *used);
WASI(fd_filestat_set_size) u32 fd_filestat_set_size(u32 fd, u64);
WASI(path_open) u32 path_open(u32 fd, u32 flags, const char *, u32 n, u32 oflags, u64 rights, u64 inheriting, u32 fdflags, u32 *opened);
WASI(path_symlink) u32 path_symlink(const char *, u32, u32 fd, const char *, u32);
WASI(sock_send) u32 sock_send(u32 fd, const iovec *, u32 n, u32 flags, u32 *sent);
WASI(clock_time_get) u32 clock_time_get(u32 clock, u64 precision, u64 *);
WASI(random_get) u32 random_get(void *, u32 n);
WASI(args_get) u32 args_get(void *, void *);
WASI(environ_get) u32 environ_get(void *, void *);
WASI(poll_oneoff) u32 poll_oneoff(const void *in, void *out, u32 n, u32 *events);
WASI(sched_yield) u32 sched_yield(void);
WASI(proc_raise) u32 proc_raise(u32 signal);
WASI(proc_exit) _Noreturn void proc_exit(u32 code);

#define hide(x) __asm__ volatile("" : "+r"(x)) // from the optimiser
#define START void _start(void)
#define PAGE 65536u

// wants ends the program with 1 unless the host's answer is the one that it must be.
static inline void wants(u32 answer, u32 wanted) { if (answer != wanted) proc_exit(answer ? answer : 255); }
enum { BADF = 8, FAULT = 21, INVAL = 28, NOSYS = 52, NOTCAPABLE = 76 };
