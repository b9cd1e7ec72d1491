// Lua as an interpreter of assize: assize_init makes the state with its library,
// so that a snapshot has it, and _start runs the program whose file is the first
// argument after the interpreter's name.
#include <stdlib.h>
#include <string.h>
#include <wasi/api.h>

#include "lauxlib.h"
#include "lualib.h"

static lua_State *L;

static void leave(int code) {
	fflush(stdout);
	fflush(stderr);
	_Exit(code);
}

__attribute__((export_name("assize_init"))) void assize_init(void) {
	static char in[1 << 16], out[1 << 16], err[1 << 12];
	setvbuf(stdin, in, _IOFBF, sizeof in);
	setvbuf(stdout, out, _IOFBF, sizeof out);
	setvbuf(stderr, err, _IOLBF, sizeof err);
	L = luaL_newstate();
	luaL_openlibs(L);
	lua_getglobal(L, "package");
	lua_pushliteral(L, "/program/?.lua;/program/?/init.lua");
	lua_setfield(L, -2, "path");
	lua_pushliteral(L, "");
	lua_setfield(L, -2, "cpath");
	lua_settop(L, 0);
	lua_gc(L, LUA_GCCOLLECT);
	lua_gc(L, LUA_GCGEN, 0, 0); // most tables of short programs die young
}

// traced adds where an error came from.
static int traced(lua_State *L) {
	const char *message = lua_tostring(L, 1);
	if (!message) {
		if (luaL_callmeta(L, 1, "__tostring") && lua_type(L, -1) == LUA_TSTRING) return 1;
		message = lua_pushfstring(L, "(error object is a %s value)", luaL_typename(L, 1));
	}
	luaL_traceback(L, L, message, 1);
	return 1;
}

// load reads a file as the function that it is. Errors name it without its folder.
static int load(const char *name) {
	char path[300];
	snprintf(path, sizeof path, "/program/%s", name);
	FILE *file = fopen(path, "rb");
	luaL_Buffer text;
	luaL_buffinit(L, &text);
	size_t n = 0;
	while (file && (n = fread(luaL_prepbuffer(&text), 1, LUAL_BUFFERSIZE, file)) > 0) luaL_addsize(&text, n);
	if (file) fclose(file);
	luaL_pushresult(&text);
	const char *source = lua_tolstring(L, -1, &n);
	if (!strncmp(source, "\xef\xbb\xbf", 3)) source += 3, n -= 3;
	size_t first = *source == '#' ? strcspn(source, "\n") : 0; // #!/usr/bin/lua
	lua_pushfstring(L, "@%s", name);
	int status = luaL_loadbufferx(L, source + first, n - first, lua_tostring(L, -1), "t");
	lua_replace(L, 1);
	lua_settop(L, 1);
	return status;
}

__attribute__((export_name("_start"))) void start(void) {
	static char buffer[4096];
	static uint8_t *args[64];
	size_t count, size;
	if (__wasi_args_sizes_get(&count, &size) || count < 2 || count > 64 || size > sizeof buffer || __wasi_args_get(args, (uint8_t *)buffer)) {
		fputs("no program\n", stderr);
		leave(2);
	}
	lua_createtable(L, (int)count - 2, 2);
	for (size_t i = 0; i < count; i++) {
		lua_pushstring(L, (char *)args[i]);
		lua_rawseti(L, -2, (lua_Integer)i - 1);
	}
	lua_setglobal(L, "arg");
	int status = load((char *)args[1]);
	if (status == LUA_OK) {
		lua_pushcfunction(L, traced);
		lua_insert(L, 1);
		for (size_t i = 2; i < count; i++) lua_pushstring(L, (char *)args[i]);
		status = lua_pcall(L, (int)count - 2, 0, 1);
	}
	if (status != LUA_OK) {
		const char *message = lua_tostring(L, -1);
		fflush(stdout);
		fprintf(stderr, "lua: %s\n", message ? message : "an error without a message");
	}
	leave(status == LUA_OK ? 0 : 1);
}
