// check OUTPUT: checks the syntax of every script in the current folder and in those
// below it, the way that the interpreter will read it, and copies all files to OUTPUT.
#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "quickjs.h"

static JSContext *ctx;

// What the interpreter puts before and after a script, on its first and last
// line.
static const char before[] = "(function (exports, require, module, __filename, __dirname) {", after[] = "\n})";

static char *slurp(const char *name, size_t *size) {
	FILE *f = fopen(name, "rb");
	struct stat st;
	if (!f || fstat(fileno(f), &st) || !S_ISREG(st.st_mode)) return NULL;
	char *b = malloc((size_t)st.st_size + 1);
	*size = b ? fread(b, 1, (size_t)st.st_size, f) : 0;
	fclose(f);
	if (b) b[*size] = 0;
	return b;
}

static int ends(const char *name, const char *ending) {
	size_t n = strlen(name), m = strlen(ending);
	return n >= m && !strcmp(name + n - m, ending);
}

// mentions reports whether a word is somewhere in the text.
static int mentions(const char *text, const char *word) {
	size_t n = strlen(word);
	for (const char *at = text; (at = strstr(at, word)); at += n) {
		if ((at == text || !isalnum((unsigned char)at[-1])) && !isalnum((unsigned char)at[n])) return 1;
	}
	return 0;
}

struct mistake {
	char message[500];
	int line, column;
};

// parse reports whether a text is a script or a module, and otherwise what is
// wrong with it.
static int parse(const char *name, const char *text, size_t size, int flags, int skip, struct mistake *m) {
	JSValue v = JS_Eval(ctx, text, size, name, flags | JS_EVAL_FLAG_COMPILE_ONLY);
	if (!JS_IsException(v)) {
		JS_FreeValue(ctx, v);
		return 1;
	}
	JSValue e = JS_GetException(ctx);
	const char *message = JS_ToCString(ctx, e);
	JSValue stack = JS_GetPropertyStr(ctx, e, "stack");
	const char *at = JS_ToCString(ctx, stack);
	snprintf(m->message, sizeof m->message, "%s", message ? message : "syntax error");
	const char *place = at ? strstr(at, name) : NULL;
	if (!place || sscanf(place + strlen(name), ":%d:%d", &m->line, &m->column) != 2) m->line = m->column = 1;
	if (m->line == 1) m->column = m->column > skip ? m->column - skip : 1;
	JS_FreeCString(ctx, at);
	JS_FreeCString(ctx, message);
	JS_FreeValue(ctx, stack);
	JS_FreeValue(ctx, e);
	return 0;
}

// check reports whether a file is in order, and prints what is not.
static int check(const char *name, char *text, size_t size) {
	struct mistake as_script = {"", 0, 0}, as_module = {"", 0, 0};
	char *from = text;
	if (size >= 3 && !memcmp(from, "\xef\xbb\xbf", 3)) from += 3;
	if (!strncmp(from, "#!", 2)) memset(from, ' ', strcspn(from, "\n"));
	size -= (size_t)(from - text);
	if (!ends(name, ".mjs")) {
		char *wrapped = malloc(sizeof before + size + sizeof after);
		size_t n = sizeof before - 1;
		if (!wrapped) return 0;
		memcpy(wrapped, before, n);
		memcpy(wrapped + n, from, size);
		memcpy(wrapped + n + size, after, sizeof after);
		int ok = parse(name, wrapped, n + size + sizeof after - 1, JS_EVAL_TYPE_GLOBAL, (int)n, &as_script);
		free(wrapped);
		if (ok) return 1;
	}
	if (!ends(name, ".cjs")) {
		if (parse(name, from, size, JS_EVAL_TYPE_MODULE, 0, &as_module) &&
			(ends(name, ".mjs") || mentions(from, "import") || mentions(from, "export") || mentions(from, "await"))) return 1;
	}
	struct mistake *m = ends(name, ".mjs") || (as_module.line && JS_DetectModule(from, size)) ? &as_module : &as_script;
	printf("%s:%d:%d: error: %s\n", name, m->line, m->column, m->message);
	const char *line = from;
	for (int i = 1; i < m->line && line; i++) line = (line = strchr(line, '\n')) ? line + 1 : NULL;
	if (line) {
		int width = (int)strcspn(line, "\r\n");
		if (width <= 200) {
			printf("    %.*s\n    ", width, line);
			for (int i = 1; i < m->column && i <= width; i++) putchar(line[i - 1] == '\t' ? '\t' : ' ');
			puts("^");
		}
	}
	return 0;
}

static int copy(const char *folder, const char *name, const char *text, size_t size) {
	char path[4096];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *f = fopen(path, "wb");
	return f && fwrite(text, 1, size, f) == size && !fclose(f);
}

// Imports are looked up when the program runs; here any module will do.
static int nothing(JSContext *c, JSModuleDef *m) { return 0; }
static JSModuleDef *load(JSContext *c, const char *name, void *opaque) { return JS_NewCModule(c, name, nothing); }

// walk goes through a folder, "" for the current one, and says whether anything is
// wrong.
static int walk(const char *folder, const char *output) {
	struct dirent **entries;
	int n = scandir(*folder ? folder : ".", &entries, NULL, alphasort), failed = 0;
	for (int i = 0; i < n; i++) {
		char name[512], made[1024];
		struct stat st;
		size_t size;
		if (entries[i]->d_name[0] == '.') continue;
		snprintf(name, sizeof name, "%s%s%s", folder, *folder ? "/" : "", entries[i]->d_name);
		if (lstat(name, &st) == 0 && S_ISDIR(st.st_mode)) {
			snprintf(made, sizeof made, "%s/%s", output, name);
			failed |= mkdir(made, 0755) | walk(name, output);
			continue;
		}
		char *text = slurp(name, &size);
		if (!text) continue;
		if (!copy(output, name, text, size)) {
			printf("cannot copy %s\n", name);
			failed = 1;
		}
		if ((ends(name, ".js") || ends(name, ".mjs") || ends(name, ".cjs")) && !check(name, text, size)) failed = 1;
		free(text);
	}
	return failed != 0;
}

int main(int argc, char **argv) {
	if (argc != 2) return 2;
	JSRuntime *rt = JS_NewRuntime();
	JS_SetModuleLoaderFunc(rt, NULL, load, NULL);
	ctx = JS_NewContext(rt);
	return walk("", argv[1]);
}
