// A small interpreter: its program is a file of lines, "say TEXT", "count",
// "sum" (of the numbers in the input), "cat PATH", "eat MIB", "deep N", "heard", "flush",
// "fail", "trap", "where", "exit N".
// What it needs beforehand is made in assize_init.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <wasi/api.h>

static char *table; // filled beforehand, from the library
static int counter = 40;
static double scale = 1;

__attribute__((export_name("assize_init"))) void init(void) {
	FILE *f = fopen("/lib/words.txt", "r");
	if (!f) {
		fprintf(stderr, "no library\n");
		abort();
	}
	table = malloc(300000);
	memset(table, '.', 300000);
	if (!fgets(table, 100, f)) abort();
	fclose(f);
	counter += 2;
	scale = 0.5;
	time_t unused = time(NULL);
	(void)unused;
}

static int deep(int n) { return n == 0 ? 0 : 1 + deep(n - 1); }

static int run(const char *path) {
	FILE *f = fopen(path, "r");
	if (!f) {
		printf("no program %s\n", path);
		return 2;
	}
	char line[200];
	while (fgets(line, sizeof line, f)) {
		line[strcspn(line, "\n")] = 0;
		if (!strncmp(line, "say ", 4)) printf("%s\n", line + 4);
		if (!strcmp(line, "count")) printf("%d %.1f %s %c\n", counter++, scale, table, table[299999]);
		if (!strcmp(line, "sum")) {
			long sum = 0, x;
			while (scanf("%ld", &x) == 1) sum += x;
			printf("%ld\n", sum);
		}
		if (!strncmp(line, "cat ", 4)) {
			FILE *other = fopen(line + 4, "r");
			char text[200];
			while (other && fgets(text, sizeof text, other)) fputs(text, stdout);
			if (other) fclose(other);
			else printf("nothing\n");
		}
		if (!strncmp(line, "eat ", 4)) {
			size_t n = (size_t)atoi(line + 4) << 20;
			char *volatile p = malloc(n);
			if (p) memset(p, 1, n);
			printf("%s\n", p ? "eaten" : "refused");
		}
		if (!strncmp(line, "deep ", 5)) printf("%d\n", deep(atoi(line + 5)));
		if (!strcmp(line, "clock")) {
			struct timespec now;
			clock_gettime(CLOCK_MONOTONIC, &now);
			printf("%s\n", now.tv_sec == 0 ? "early" : "late");
		}
		if (!strcmp(line, "fail")) return 3;
		if (!strcmp(line, "trap")) __builtin_trap(); // in the middle of calls
		if (!strcmp(line, "where")) printf("%p\n", (void *)line); // on the stack
		if (!strncmp(line, "exit ", 5)) return atoi(line + 5);
		if (!strcmp(line, "flush")) fflush(stdout);
		if (!strcmp(line, "heard")) { // a line of the input
			char text[200];
			printf("heard %s", fgets(text, sizeof text, stdin) ? text : "nothing\n");
		}
	}
	return 0;
}

__attribute__((export_name("_start"))) void start(void) {
	static char buffer[1000];
	static uint8_t *args[16];
	size_t count, bytes;
	if (__wasi_args_sizes_get(&count, &bytes) || count > 16 || bytes > sizeof buffer) abort();
	if (__wasi_args_get(args, (uint8_t *)buffer)) abort();
	exit(run(count > 1 ? (char *)args[1] : ""));
}
