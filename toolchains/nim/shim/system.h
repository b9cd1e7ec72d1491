/* Included before everything: what Nim's library expects of a Unix and the system
 * has not. There is one thread, so files need no locks. Nim takes time_t for a
 * long, and the one system call that it makes is getrandom. */
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define flockfile(file) ((void)0)
#define funlockfile(file) ((void)0)

static inline struct tm *local_time_of_long(const long *seconds)
{
	time_t t = *seconds;
	return localtime(&t);
}
#define localtime local_time_of_long

#define SYS_getrandom 0
static inline long random_bytes(int call, void *to, size_t size, int flags)
{
	(void)call, (void)flags;
	size = size < 256 ? size : 256;
	return getentropy(to, size) ? -1 : (long)size;
}
#define syscall random_bytes
