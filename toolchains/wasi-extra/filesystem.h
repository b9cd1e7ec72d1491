/* What libc++'s <filesystem> asks of a system and wasi-libc lacks, included before
 * its sources (../libcxx.sh). Programs see a file system without links, in which
 * nothing can be changed but the files of a validator's feedback. */
#ifndef ASSIZE_FILESYSTEM_H
#define ASSIZE_FILESYSTEM_H

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#ifndef DT_SOCK
#define DT_SOCK 255 /* nothing is of this kind */
#endif

struct statvfs {
	unsigned long f_frsize;
	fsblkcnt_t f_blocks, f_bfree, f_bavail;
};

/* assize_not_here is what comes of asking for what there is not. */
static inline int assize_not_here(int error)
{
	errno = error;
	return -1;
}

static inline int statvfs(const char *, struct statvfs *) { return assize_not_here(ENOTSUP); }
/* After EINVAL the file is copied as any stream is. */
static inline ssize_t copy_file_range(int, off_t *, int, off_t *, size_t, unsigned) { return assize_not_here(EINVAL); }
static inline int fchmod(int, mode_t) { return assize_not_here(EROFS); }
static inline int fchmodat(int, const char *, mode_t, int) { return assize_not_here(EROFS); }

/* realpath goes by the names alone, since there are no links to follow. */
static inline char *realpath(const char *path, char *)
{
	struct stat found;
	if (stat(path, &found) != 0)
		return nullptr;
	char *whole = static_cast<char *>(malloc(2 * PATH_MAX + 2));
	if (!whole)
		return nullptr;
	size_t size = 0; /* of what stands in whole: "", or names that each follow a '/' */
	auto append = [&](const char *from) {
		while (*from) {
			size_t n = strcspn(from, "/");
			if (n == 2 && !strncmp(from, "..", 2)) {
				while (size && whole[--size] != '/')
					;
			} else if (n && !(n == 1 && *from == '.') && size + n < 2 * PATH_MAX) {
				whole[size++] = '/';
				memcpy(whole + size, from, n);
				size += n;
			}
			from += n + (from[n] == '/');
		}
	};
	char current[PATH_MAX];
	if (*path != '/' && getcwd(current, sizeof current))
		append(current);
	append(path);
	if (!size)
		whole[size++] = '/';
	whole[size] = 0;
	return whole;
}

#endif
