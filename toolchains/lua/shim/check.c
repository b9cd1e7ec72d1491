// check OUTPUT: checks the syntax of every script in the current folder and copies
// all files to OUTPUT.
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

int main(int argc, char **argv) {
	if (argc != 2) return 2;
	lua_State *L = luaL_newstate();
	struct dirent **entries;
	int n = scandir(".", &entries, NULL, alphasort), failed = 0;
	for (int i = 0; i < n; i++) {
		const char *name = entries[i]->d_name;
		struct stat st;
		if (name[0] == '.' || lstat(name, &st) || !S_ISREG(st.st_mode)) continue;
		if (!copy(name, argv[1])) {
			printf("cannot copy %s\n", name);
			failed = 1;
		}
		if (is_script(name) && luaL_loadfilex(L, name, "t") != LUA_OK) {
			puts(lua_tostring(L, -1));
			failed = 1;
		}
		lua_settop(L, 0);
	}
	return failed;
}
