/* Included before every file of Lua's source: what a system without processes
 * and without a folder to write to has in place of the C library's functions. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#define luai_makeseed(L) ((void)(L), 0x6c7561u) /* the same tables in every run */

#define l_system(command) ((command) == NULL ? 0 : -1)
#define LUA_TMPNAMBUFSIZE 1
#define lua_tmpnam(name, failed) ((void)(name), (failed) = 1)
#define tmpfile() (errno = EROFS, (FILE *)NULL)

#define l_getc(file) getc_unlocked(file) /* there are no threads */
#define l_lockfile(file) ((void)0)
#define l_unlockfile(file) ((void)0)

/* Memory comes from the C library at once, and not through a pointer: the judge's
 * metering has to take a call through one for a way back into the interpreter. */
static inline void *host_realloc(void *block, size_t size) {
	if (size) return realloc(block, size);
	free(block);
	return NULL;
}
#define callfrealloc(g, block, before, size) ((void)(before), host_realloc(block, size))
