// check OUTPUT: checks the syntax of every script in the current folder and in those
// below it, and copies all files to OUTPUT.
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "lauxlib.h"

static int is_script(const char *name) {
	size_t n = strlen(name);
	return n > 4 && !strcmp(name + n - 4, ".lua");
}

static int copy(const char *name, const char *folder) {
	char path[4096], part[1 << 14];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *from = fopen(name, "rb"), *to = fopen(path, "wb");
	size_t n = 0;
	int failed = !from || !to;
	while (!failed && (n = fread(part, 1, sizeof part, from)) > 0) failed = fwrite(part, 1, n, to) != n;
	if (from) failed |= ferror(from) | fclose(from);
	if (to) failed |= fclose(to);
	return !failed;
}

// walk goes through a folder, "" for the current one, and says whether anything is
// wrong.
static int walk(lua_State *L, const char *folder, const char *output) {
	struct dirent **entries;
	int n = scandir(*folder ? folder : ".", &entries, NULL, alphasort), failed = 0;
	for (int i = 0; i < n; i++) {
		char name[512], made[1024];
		struct stat st;
		if (entries[i]->d_name[0] == '.') continue;
		snprintf(name, sizeof name, "%s%s%s", folder, *folder ? "/" : "", entries[i]->d_name);
		if (lstat(name, &st)) continue;
		if (S_ISDIR(st.st_mode)) {
			snprintf(made, sizeof made, "%s/%s", output, name);
			failed |= mkdir(made, 0755) | walk(L, name, output);
		}
		if (!S_ISREG(st.st_mode)) continue;
		if (!copy(name, output)) {
			printf("cannot copy %s\n", name);
			failed = 1;
		}
		if (is_script(name) && luaL_loadfilex(L, name, "t") != LUA_OK) {
			puts(lua_tostring(L, -1));
			failed = 1;
		}
		lua_settop(L, 0);
	}
	return failed != 0;
}

int main(int argc, char **argv) {
	return argc == 2 ? walk(luaL_newstate(), "", argv[1]) : 2;
}
