// A program that does what it reads, line by line: one side of a conversation.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void *volatile kept;

int main(void) {
  char line[1000];
  while (fgets(line, sizeof line, stdin)) {
    int a, b;
    if (sscanf(line, "add %d %d", &a, &b) == 2) printf("%d\n", a + b);
    if (sscanf(line, "exit %d", &a) == 1) exit(a);
    if (!strncmp(line, "draw", 4)) { unsigned r; getentropy(&r, sizeof r); printf("%u@%ld\n", r, (long)time(0)); }
    if (!strncmp(line, "say ", 4)) fputs(line + 4, stdout);
    if (!strncmp(line, "loop", 4)) for (volatile int i = 0;; i++);
    if (!strncmp(line, "crash", 5)) __builtin_trap();
    if (!strncmp(line, "flood", 5)) for (;;) puts("all work and no play");
    if (!strncmp(line, "hoard", 5)) for (;;) if (!(kept = malloc(1 << 20))) __builtin_trap();
    if (strncmp(line, "quiet", 5)) fflush(stdout);
    if (!strncmp(line, "close", 5)) close(1);
    if (!strncmp(line, "wait", 4)) continue;
  }
  return 0;
}
