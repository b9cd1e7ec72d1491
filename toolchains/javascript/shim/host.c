// QuickJS as an interpreter of assize: assize_init makes the engine with all of
// node/*.js evaluated, so that a snapshot has it, and _start runs one program,
// whose file is the first argument after the interpreter's name.
//
// The JavaScript side gets an object "host" with the functions below; nothing
// else leads out of the engine.
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <wasi/api.h>

#include "quickjs.h"
#include "node.inc" // struct source { const char *name, *text; size_t size; } sources[]

static JSRuntime *rt;
static JSContext *ctx;
static JSValue node; // what the files of node/ share

// STACK_BYTES is what recursion may take of the C stack before JavaScript's own
// "stack overflow" error: 16,000 calls of a plain function, which take 112 bytes
// each. It is less than what the linker gave, and nine tenths of what the
// sandbox's engine has for it on its own stack, where such a call takes 4.5 KB.
#define STACK_BYTES (7 << 18)

// SPARE_BYTES of memory are there when a program starts. A small one then asks for
// no more, and the sandbox need not make an instance anew after it.
#define SPARE_BYTES (256 << 10)

// ---- input ----

static uint8_t *input; // what was read and not yet taken
static size_t input_at, input_end, input_room;
static int input_eof;

// more reads on. It returns 0 at the end of the input.
static int more(void) {
	if (input_eof) return 0;
	if (input_at == input_end) input_at = input_end = 0;
	if (input_end == input_room) {
		if (input_at > input_room / 2) {
			memmove(input, input + input_at, input_end - input_at);
			input_end -= input_at;
			input_at = 0;
		} else {
			size_t room = input_room ? 2 * input_room : 1 << 16;
			uint8_t *larger = realloc(input, room);
			if (!larger) {
				fputs("out of memory\n", stderr);
				_Exit(134);
			}
			input = larger;
			input_room = room;
		}
	}
	fflush(stdout); // who waits for it may be who answers
	ssize_t n = read(0, input + input_end, input_room - input_end);
	if (n <= 0) {
		input_eof = 1;
		return 0;
	}
	input_end += (size_t)n;
	return 1;
}

// taken forgets the input once all of it is JavaScript's.
static void taken(void) {
	free(input);
	input = NULL;
	input_at = input_end = input_room = 0;
}

// readAll() returns the rest of the input as an ArrayBuffer, readText() as a
// string.
static JSValue host_read_all(JSContext *c, JSValueConst self, int argc, JSValueConst *argv) {
	while (more()) {}
	JSValue all = JS_NewArrayBufferCopy(c, input + input_at, input_end - input_at);
	taken();
	return all;
}

static JSValue host_read_text(JSContext *c, JSValueConst self, int argc, JSValueConst *argv) {
	while (more()) {}
	const char *from = (const char *)input + input_at;
	size_t size = input_end - input_at;
	JSValue all = JS_NewStringLen(c, size ? from : "", size);
	taken();
	return all;
}

// ready reports whether reading would not wait, which it does only where another
// program prints the input.
static int ready(void) {
	struct pollfd in = {.fd = 0, .events = POLLIN};
	return poll(&in, 1, 0) == 1;
}

// readSome(max) returns at most max bytes, null at the end. It waits for the first.
static JSValue host_read_some(JSContext *c, JSValueConst self, int argc, JSValueConst *argv) {
	uint32_t max;
	if (JS_ToUint32(c, &max, argv[0])) return JS_EXCEPTION;
	while (input_end - input_at < max && (input_at == input_end || ready()) && more()) {}
	size_t n = input_end - input_at < max ? input_end - input_at : max;
	if (n == 0) return JS_NULL;
	JSValue some = JS_NewArrayBufferCopy(c, input + input_at, n);
	input_at += n;
	return some;
}

// readLine() returns the next line without its end, null at the end.
static JSValue host_read_line(JSContext *c, JSValueConst self, int argc, JSValueConst *argv) {
	size_t seen = 0;
	uint8_t *end;
	for (;;) {
		size_t have = input_end - input_at;
		end = have > seen ? memchr(input + input_at + seen, '\n', have - seen) : NULL;
		if (end) break;
		seen = have;
		if (!more()) break;
	}
	if (!end && input_at == input_end) return JS_NULL;
	size_t size = end ? (size_t)(end - input) - input_at : input_end - input_at;
	size_t bare = size && input[input_at + size - 1] == '\r' ? size - 1 : size;
	JSValue line = JS_NewStringLen(c, (char *)input + input_at, bare);
	input_at += size + (end ? 1 : 0);
	return line;
}

// ---- output ----

// bytes_of finds the bytes of an ArrayBuffer or of a view of one.
static uint8_t *bytes_of(JSContext *c, JSValueConst v, size_t *size) {
	size_t whole, offset, each;
	JSValue buffer = JS_GetTypedArrayBuffer(c, v, &offset, size, &each);
	if (JS_IsException(buffer)) {
		JS_FreeValue(c, JS_GetException(c));
		return JS_GetArrayBuffer(c, size, v);
	}
	uint8_t *b = JS_GetArrayBuffer(c, &whole, buffer);
	JS_FreeValue(c, buffer);
	return b ? b + offset : NULL;
}

// print writes a string or bytes, and returns 0 after an exception.
static int print(JSContext *c, JSValueConst v, FILE *to) {
	size_t size;
	if (JS_IsString(v)) {
		const char *s = JS_ToCStringLen(c, &size, v);
		if (!s) return 0;
		fwrite(s, 1, size, to);
		JS_FreeCString(c, s);
		return 1;
	}
	uint8_t *b = bytes_of(c, v, &size);
	if (!b && size) return 0;
	fwrite(b, 1, size, to);
	return 1;
}

static JSValue put(JSContext *c, JSValueConst *argv, int line) {
	int fd;
	if (JS_ToInt32(c, &fd, argv[0])) return JS_EXCEPTION;
	FILE *to = fd == 2 ? stderr : stdout;
	if (!print(c, argv[1], to)) return JS_EXCEPTION;
	if (line) putc('\n', to);
	if (fd == 2) fflush(stderr); // it is told even where a trap ends the program
	return JS_UNDEFINED;
}

// write(fd, string or bytes); line(fd, string) adds a line end.
static JSValue host_write(JSContext *c, JSValueConst self, int argc, JSValueConst *argv) { return put(c, argv, 0); }
static JSValue host_line(JSContext *c, JSValueConst self, int argc, JSValueConst *argv) { return put(c, argv, 1); }

static void leave(int code) {
	fflush(stdout);
	fflush(stderr);
	_Exit(code);
}

static JSValue host_exit(JSContext *c, JSValueConst self, int argc, JSValueConst *argv) {
	int code;
	if (JS_ToInt32(c, &code, argv[0])) return JS_EXCEPTION;
	leave(code);
	return JS_UNDEFINED;
}

// ---- text ----

// decode(bytes, latin1) makes a string of bytes.
static JSValue host_decode(JSContext *c, JSValueConst self, int argc, JSValueConst *argv) {
	size_t size;
	uint8_t *b = bytes_of(c, argv[0], &size);
	if (!b && size) return JS_EXCEPTION;
	if (!JS_ToBool(c, argv[1])) return JS_NewStringLen(c, b ? (char *)b : "", size);
	char *wide = js_malloc(c, 2 * size + 1);
	if (!wide) return JS_EXCEPTION;
	size_t n = 0;
	for (size_t i = 0; i < size; i++) {
		if (b[i] >= 0x80) wide[n++] = (char)(0xc0 | b[i] >> 6);
		wide[n++] = b[i] >= 0x80 ? (char)(0x80 | (b[i] & 0x3f)) : (char)b[i];
	}
	JSValue s = JS_NewStringLen(c, wide, n);
	js_free(c, wide);
	return s;
}

// encode(string) makes UTF-8 of a string.
static JSValue host_encode(JSContext *c, JSValueConst self, int argc, JSValueConst *argv) {
	size_t size;
	const char *s = JS_ToCStringLen(c, &size, argv[0]);
	if (!s) return JS_EXCEPTION;
	JSValue b = JS_NewArrayBufferCopy(c, (const uint8_t *)s, size);
	JS_FreeCString(c, s);
	return b;
}

// ---- files ----

// slurp reads a whole file. The result ends with a zero byte that is not counted.
static char *slurp(const char *path, size_t *size) {
	struct stat st;
	int fd = open(path, O_RDONLY);
	if (fd < 0) return NULL;
	char *b = NULL;
	*size = 0;
	if (!fstat(fd, &st) && S_ISREG(st.st_mode) && (b = malloc((size_t)st.st_size + 1))) {
		ssize_t n;
		while (*size < (size_t)st.st_size && (n = read(fd, b + *size, (size_t)st.st_size - *size)) > 0) *size += (size_t)n;
		b[*size] = 0;
	}
	close(fd);
	return b;
}

// readFile(path) returns the bytes of a file, null where there is none.
static JSValue host_read_file(JSContext *c, JSValueConst self, int argc, JSValueConst *argv) {
	const char *path = JS_ToCString(c, argv[0]);
	if (!path) return JS_EXCEPTION;
	size_t size;
	char *b = slurp(path, &size);
	JS_FreeCString(c, path);
	if (!b) return JS_NULL;
	JSValue buffer = JS_NewArrayBufferCopy(c, (uint8_t *)b, size);
	free(b);
	return buffer;
}

// writeFile(path, string or bytes, append) reports whether it could: there is a
// folder to write to for output validators alone.
static JSValue host_write_file(JSContext *c, JSValueConst self, int argc, JSValueConst *argv) {
	const char *path = JS_ToCString(c, argv[0]);
	if (!path) return JS_EXCEPTION;
	FILE *f = fopen(path, JS_ToBool(c, argv[2]) ? "a" : "w");
	JS_FreeCString(c, path);
	if (!f) return JS_FALSE;
	int printed = print(c, argv[1], f), failed = fclose(f);
	if (!printed) return JS_EXCEPTION;
	return failed ? JS_FALSE : JS_TRUE;
}

// kind(path) is "file", "folder" or null.
static JSValue host_kind(JSContext *c, JSValueConst self, int argc, JSValueConst *argv) {
	const char *path = JS_ToCString(c, argv[0]);
	if (!path) return JS_EXCEPTION;
	struct stat st;
	int e = stat(path, &st);
	JS_FreeCString(c, path);
	if (e) return JS_NULL;
	return JS_NewString(c, S_ISDIR(st.st_mode) ? "folder" : "file");
}

// ---- time ----

// now() is the time since the start in milliseconds.
static JSValue host_now(JSContext *c, JSValueConst self, int argc, JSValueConst *argv) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return JS_NewFloat64(c, (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6);
}

// sleep(milliseconds)
static JSValue host_sleep(JSContext *c, JSValueConst self, int argc, JSValueConst *argv) {
	double ms;
	if (JS_ToFloat64(c, &ms, argv[0])) return JS_EXCEPTION;
	if (!(ms > 0)) return JS_UNDEFINED;
	if (ms > 1e12) ms = 1e12;
	struct timespec t = {(time_t)(ms / 1e3), 0};
	t.tv_nsec = (long)((ms - (double)t.tv_sec * 1e3) * 1e6);
	nanosleep(&t, NULL);
	return JS_UNDEFINED;
}

// ---- programs ----

// compile(text, name) evaluates a script and returns its value; module(text,
// name) starts a module and returns its promise.
static JSValue evaluate(JSContext *c, JSValueConst *argv, int flags) {
	size_t size;
	const char *text = JS_ToCStringLen(c, &size, argv[0]);
	const char *name = text ? JS_ToCString(c, argv[1]) : NULL;
	JSValue v = name ? JS_Eval(c, text, size, name, flags | JS_EVAL_FLAG_COMPILE_ONLY) : JS_EXCEPTION;
	JS_FreeCString(c, name);
	JS_FreeCString(c, text);
	return v;
}

static JSValue host_compile(JSContext *c, JSValueConst self, int argc, JSValueConst *argv) {
	JSValue v = evaluate(c, argv, JS_EVAL_TYPE_GLOBAL);
	return JS_IsException(v) ? v : JS_EvalFunction(c, v);
}

static void set_meta(JSContext *c, JSModuleDef *m, const char *name) {
	char url[300];
	snprintf(url, sizeof url, "file://%s", name);
	JSValue meta = JS_GetImportMeta(c, m);
	JS_DefinePropertyValueStr(c, meta, "url", JS_NewString(c, url), JS_PROP_C_W_E);
	JS_DefinePropertyValueStr(c, meta, "filename", JS_NewString(c, name), JS_PROP_C_W_E);
	JS_DefinePropertyValueStr(c, meta, "dirname", JS_NewString(c, "/program"), JS_PROP_C_W_E);
	JS_FreeValue(c, meta);
}

static JSValue host_module(JSContext *c, JSValueConst self, int argc, JSValueConst *argv) {
	const char *name = JS_ToCString(c, argv[1]);
	if (!name) return JS_EXCEPTION;
	JSValue v = evaluate(c, argv, JS_EVAL_TYPE_MODULE);
	if (!JS_IsException(v)) {
		set_meta(c, JS_VALUE_GET_PTR(v), name);
		v = JS_EvalFunction(c, v);
	}
	JS_FreeCString(c, name);
	return v;
}

// detectModule(text): whether it begins with import or export.
static JSValue host_detect(JSContext *c, JSValueConst self, int argc, JSValueConst *argv) {
	size_t size;
	const char *text = JS_ToCStringLen(c, &size, argv[0]);
	if (!text) return JS_EXCEPTION;
	int is = JS_DetectModule(text, size);
	JS_FreeCString(c, text);
	return JS_NewBool(c, is);
}

// call_node calls one of the functions that the JavaScript side has put into
// what is shared.
static JSValue call_node(JSContext *c, const char *name, int argc, JSValueConst *argv) {
	JSValue f = JS_GetPropertyStr(c, node, name);
	JSValue v = JS_Call(c, f, node, argc, argv);
	JS_FreeValue(c, f);
	return v;
}

// resolve and load are what import goes through. A module that is no file of its
// own (fs), or is of the other kind, gets the properties of an object as exports.
static char *resolve(JSContext *c, const char *base, const char *name, void *opaque) {
	JSValue args[2] = {JS_NewString(c, base), JS_NewString(c, name)};
	JSValue v = call_node(c, "resolveImport", 2, args);
	JS_FreeValue(c, args[0]);
	JS_FreeValue(c, args[1]);
	if (JS_IsException(v)) return NULL;
	const char *path = JS_ToCString(c, v);
	JS_FreeValue(c, v);
	char *copy = path ? js_strdup(c, path) : NULL;
	JS_FreeCString(c, path);
	return copy;
}

static void free_keys(JSContext *c, JSPropertyEnum *keys, uint32_t n) {
	for (uint32_t i = 0; i < n; i++) JS_FreeAtom(c, keys[i].atom);
	js_free(c, keys);
}

// fill gives a module of an object its exports.
static int fill(JSContext *c, JSModuleDef *m) {
	JSAtom atom = JS_GetModuleName(c, m);
	JSValue name = JS_AtomToString(c, atom);
	JS_FreeAtom(c, atom);
	JSValue object = call_node(c, "importObject", 1, &name);
	JS_FreeValue(c, name);
	if (JS_IsException(object)) return -1;
	JSPropertyEnum *keys = NULL;
	uint32_t n = 0;
	if (JS_IsObject(object) && JS_GetOwnPropertyNames(c, &keys, &n, object, JS_GPN_STRING_MASK | JS_GPN_ENUM_ONLY)) return -1;
	for (uint32_t i = 0; i < n; i++) {
		const char *key = JS_AtomToCString(c, keys[i].atom);
		if (key && strcmp(key, "default")) JS_SetModuleExport(c, m, key, JS_GetProperty(c, object, keys[i].atom));
		JS_FreeCString(c, key);
	}
	free_keys(c, keys, n);
	return JS_SetModuleExport(c, m, "default", object);
}

static JSModuleDef *load(JSContext *c, const char *name, void *opaque) {
	JSValue arg = JS_NewString(c, name);
	JSValue text = call_node(c, "importText", 1, &arg); // a string, or null for an object
	JSModuleDef *m = NULL;
	if (JS_IsString(text)) {
		JSValueConst args[2] = {text, arg};
		JSValue v = evaluate(c, args, JS_EVAL_TYPE_MODULE);
		if (!JS_IsException(v)) {
			m = JS_VALUE_GET_PTR(v);
			set_meta(c, m, name);
			JS_FreeValue(c, v);
		}
	} else if (!JS_IsException(text)) {
		JSValue object = call_node(c, "importObject", 1, &arg);
		if (!JS_IsException(object) && (m = JS_NewCModule(c, name, fill))) {
			JSPropertyEnum *keys = NULL;
			uint32_t n = 0;
			JS_AddModuleExport(c, m, "default");
			if (JS_IsObject(object)) JS_GetOwnPropertyNames(c, &keys, &n, object, JS_GPN_STRING_MASK | JS_GPN_ENUM_ONLY);
			for (uint32_t i = 0; i < n; i++) {
				const char *key = JS_AtomToCString(c, keys[i].atom);
				if (key && strcmp(key, "default")) JS_AddModuleExport(c, m, key);
				JS_FreeCString(c, key);
			}
			free_keys(c, keys, n);
		}
		JS_FreeValue(c, object);
	}
	JS_FreeValue(c, text);
	JS_FreeValue(c, arg);
	return m;
}

// ---- promises ----

// runJobs() runs what promises have waiting.
static JSValue host_run_jobs(JSContext *c, JSValueConst self, int argc, JSValueConst *argv) {
	JSContext *of;
	int n;
	while ((n = JS_ExecutePendingJob(rt, &of)) > 0) {}
	return n < 0 ? JS_EXCEPTION : JS_UNDEFINED;
}

// promiseState(promise) is [state, result]: 0 pending, 1 fulfilled, 2 rejected;
// null for anything else.
static JSValue host_promise_state(JSContext *c, JSValueConst self, int argc, JSValueConst *argv) {
	int state = JS_PromiseState(c, argv[0]);
	if (state < 0) return JS_NULL;
	JSValue pair = JS_NewArray(c);
	JS_SetPropertyUint32(c, pair, 0, JS_NewInt32(c, state));
	if (state > 0) JS_SetPropertyUint32(c, pair, 1, JS_PromiseResult(c, argv[0]));
	return pair;
}

static void rejected(JSContext *c, JSValueConst promise, JSValueConst reason, JS_BOOL handled, void *opaque) {
	JSValueConst args[3] = {promise, reason, JS_NewBool(c, handled)};
	JS_FreeValue(c, call_node(c, "rejected", 3, args));
}

static const JSCFunctionListEntry host_functions[] = {
	JS_CFUNC_DEF("readAll", 0, host_read_all),
	JS_CFUNC_DEF("readText", 0, host_read_text),
	JS_CFUNC_DEF("readSome", 1, host_read_some),
	JS_CFUNC_DEF("readLine", 0, host_read_line),
	JS_CFUNC_DEF("write", 2, host_write),
	JS_CFUNC_DEF("line", 2, host_line),
	JS_CFUNC_DEF("exit", 1, host_exit),
	JS_CFUNC_DEF("decode", 2, host_decode),
	JS_CFUNC_DEF("encode", 1, host_encode),
	JS_CFUNC_DEF("readFile", 1, host_read_file),
	JS_CFUNC_DEF("writeFile", 3, host_write_file),
	JS_CFUNC_DEF("kind", 1, host_kind),
	JS_CFUNC_DEF("now", 0, host_now),
	JS_CFUNC_DEF("sleep", 1, host_sleep),
	JS_CFUNC_DEF("compile", 2, host_compile),
	JS_CFUNC_DEF("module", 2, host_module),
	JS_CFUNC_DEF("detectModule", 1, host_detect),
	JS_CFUNC_DEF("runJobs", 0, host_run_jobs),
	JS_CFUNC_DEF("promiseState", 1, host_promise_state),
};

// complain prints an exception of our own files: a mistake in them.
static void complain(void) {
	JSValue e = JS_GetException(ctx);
	const char *s = JS_ToCString(ctx, e);
	JSValue stack = JS_GetPropertyStr(ctx, e, "stack");
	const char *at = JS_ToCString(ctx, stack);
	fprintf(stderr, "%s\n%s\n", s ? s : "?", at ? at : "");
	abort();
}

__attribute__((export_name("assize_init"))) void assize_init(void) {
	static char out[1 << 16], err[1 << 12];
	setvbuf(stdout, out, _IOFBF, sizeof out);
	setvbuf(stderr, err, _IOFBF, sizeof err);
	rt = JS_NewRuntime();
	JS_SetMaxStackSize(rt, STACK_BYTES);
	ctx = JS_NewContext(rt);
	JS_SetModuleLoaderFunc(rt, resolve, load, NULL);
	JSValue host = JS_NewObject(ctx);
	JS_SetPropertyFunctionList(ctx, host, host_functions, sizeof host_functions / sizeof *host_functions);
	node = JS_NewObject(ctx);
	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
		JSValue f = JS_Eval(ctx, sources[i].text, sources[i].size, sources[i].name, JS_EVAL_TYPE_GLOBAL);
		JSValueConst args[2] = {host, node};
		JSValue v = JS_IsException(f) ? f : JS_Call(ctx, f, JS_UNDEFINED, 2, args);
		if (JS_IsException(v)) complain();
		JS_FreeValue(ctx, v);
		JS_FreeValue(ctx, f);
	}
	JS_SetHostPromiseRejectionTracker(rt, rejected, NULL);
	JS_RunGC(rt);
	void *volatile spare = malloc(SPARE_BYTES); // volatile: or the compiler sees that nobody needs it
	free(spare);
}

__attribute__((export_name("_start"))) void start(void) {
	static char buffer[4096];
	static uint8_t *args[64];
	size_t count, size;
	if (__wasi_args_sizes_get(&count, &size) || count < 2 || count > 64 || size > sizeof buffer || __wasi_args_get(args, (uint8_t *)buffer)) {
		fputs("no program\n", stderr);
		leave(2);
	}
	JS_UpdateStackTop(rt);
	static JSValue values[64]; // the program's file, and its own arguments
	for (size_t i = 1; i < count; i++) values[i - 1] = JS_NewString(ctx, (char *)args[i]);
	JSValue v = call_node(ctx, "main", (int)count - 1, values);
	if (JS_IsException(v)) complain();
	int code = 0;
	JS_ToInt32(ctx, &code, v);
	leave(code);
}
