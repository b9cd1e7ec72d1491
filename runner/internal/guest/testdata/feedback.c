// Does to the feedback folder, which is its first argument, what programs do to
// folders, and says where the host answered otherwise than a file system does.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define WANT(what) do { if (!(what)) { printf("line %d: %s (errno %d)\n", __LINE__, #what, errno); return 1; } } while (0)

static char path[200];
static const char *in(const char *folder, const char *name) {
  snprintf(path, sizeof path, "%s%s", folder, name);
  return path;
}

int main(int argc, char **argv) {
  const char *dir = argv[1];
  char b[100];
  struct stat s;
  FILE *f;
  WANT((f = fopen(in(dir, "a"), "r")) == 0 && errno == ENOENT);
  WANT((f = fopen(in(dir, "a"), "w")) && fputs("one", f) >= 0 && fclose(f) == 0);
  WANT((f = fopen(in(dir, "a"), "a")) && fputs("two", f) >= 0 && fclose(f) == 0);
  WANT((f = fopen(in(dir, "a"), "r")) && fread(b, 1, sizeof b, f) == 6 && !memcmp(b, "onetwo", 6) && fclose(f) == 0);
  WANT((f = fopen(in(dir, "a"), "r+")) && fseek(f, 3, SEEK_SET) == 0 && fputs("2", f) >= 0 && fseek(f, 0, SEEK_SET) == 0 && fgets(b, sizeof b, f) && !strcmp(b, "one2wo") && fclose(f) == 0);
  WANT(open(in(dir, "a"), O_WRONLY | O_CREAT | O_EXCL, 0600) < 0 && errno == EEXIST);
  WANT(stat(in(dir, "a"), &s) == 0 && s.st_size == 6 && S_ISREG(s.st_mode));
  int fd = open(in(dir, "b"), O_RDWR | O_CREAT | O_TRUNC, 0600);
  WANT(fd >= 0 && pwrite(fd, "xyz", 3, 4) == 3 && pread(fd, b, 10, 0) == 7 && !memcmp(b, "\0\0\0\0xyz", 7));
  WANT(lseek(fd, 0, SEEK_CUR) == 0 && ftruncate(fd, 5) == 0 && fstat(fd, &s) == 0 && s.st_size == 5);
  WANT(ftruncate(fd, 8) == 0 && pread(fd, b, 10, 4) == 4 && !memcmp(b, "x\0\0\0", 4));
  WANT(unlink(in(dir, "b")) == 0 && stat(in(dir, "b"), &s) < 0 && errno == ENOENT);
  WANT(write(fd, "late", 4) < 0 && pread(fd, b, 10, 0) == 8 && close(fd) == 0);
  WANT((fd = open(in(dir, "a"), O_RDONLY)) >= 0 && write(fd, "no", 2) < 0 && close(fd) == 0);
  WANT(mkdir(in(dir, "folder"), 0700) < 0 && rename(in(dir, "a"), "/judge/feedback/c") < 0);
  WANT(fopen(in(dir, "../input"), "w") == 0 && fopen("/judge/new", "w") == 0 && fopen("/new", "w") == 0 && unlink("/judge/input") < 0);
  WANT((f = fopen("/judge/input", "r")) && fgets(b, sizeof b, f) && !strcmp(b, "the input") && fclose(f) == 0);
  DIR *d = opendir(dir);
  int n = 0;
  WANT(d != 0);
  for (struct dirent *e; (e = readdir(d)); n++) WANT(!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..") || !strcmp(e->d_name, "a") || !strcmp(e->d_name, "before"));
  WANT(n == 4 && closedir(d) == 0);
  WANT((f = fopen(in(dir, "before"), "r")) && fgets(b, sizeof b, f) && !strcmp(b, "from before") && fclose(f) == 0);
  WANT((f = fopen(in(dir, "a"), "w")) && fputs("end", f) >= 0 && fclose(f) == 0);
  puts("fine");
  return 0;
}
