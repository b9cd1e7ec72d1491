// An output validator that does what the answer file says, line by line. It is
// called as the problem package format has it: input, answer, feedback folder.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *feedback;
static void *volatile kept;

static FILE *leave(const char *name, const char *mode) {
  char path[300];
  snprintf(path, sizeof path, "%s%s", feedback, name);
  FILE *f = fopen(path, mode);
  if (!f) exit(90);
  return f;
}

static void put(const char *name, const char *mode, const char *text) {
  FILE *f = leave(name, mode);
  fputs(text, f);
  fclose(f);
}

static int recurse(int n) { volatile char room[64]; room[n & 63] = n; return recurse(n + 1) + room[n & 63]; }

static int pass(void) { // counts the passes in a file that stays
  FILE *f;
  char path[300];
  int n = 0;
  snprintf(path, sizeof path, "%sstate", feedback);
  if ((f = fopen(path, "r"))) {
    if (fscanf(f, "%d", &n) != 1) exit(91);
    fclose(f);
  }
  char text[20];
  snprintf(text, sizeof text, "%d", n + 1);
  put("state", "w", text);
  return n + 1;
}

int main(int argc, char **argv) {
  if (argc < 4) return 92;
  feedback = argv[3];
  FILE *script = fopen(argv[2], "r");
  if (!script) return 93;
  char line[1000], word[1000];
  int current = 0;
  while (fgets(line, sizeof line, script)) {
    line[strcspn(line, "\n")] = 0;
    char *rest = strchr(line, ' ');
    if (rest) *rest++ = 0; else rest = "";
    if (!strcmp(line, "exit")) exit(atoi(rest));
    if (!strcmp(line, "expect") && (scanf("%999s", word) != 1 || strcmp(word, rest))) {
      put("judgemessage.txt", "a", "not what was expected\n");
      exit(43);
    }
    if (!strcmp(line, "take") && scanf("%999s", word) != 1) exit(96);
    if (!strcmp(line, "input")) { // the input file holds this
      FILE *f = fopen(argv[1], "r");
      if (!f || fscanf(f, "%999s", word) != 1 || strcmp(word, rest)) exit(94);
      fclose(f);
    }
    if (!strcmp(line, "arg") && (argc != 5 || strcmp(argv[4], rest))) exit(95);
    if (!strcmp(line, "judge")) put("judgemessage.txt", "a", rest);
    if (!strcmp(line, "team")) put("teammessage.txt", "w", rest);
    if (!strcmp(line, "before")) put("before", "w", rest);
    if (!strcmp(line, "score")) put("score.txt", "w", rest);
    if (!strcmp(line, "share")) put("score_multiplier.txt", "w", rest);
    if (!strcmp(line, "complain")) fputs(rest, stderr);
    if (!strcmp(line, "next")) put("nextpass.in", "w", rest);
    if (!strcmp(line, "pass")) current = pass();
    if (!strcmp(line, "upto") && current > atoi(rest)) exit(42); // of that many passes
    if (!strcmp(line, "send")) { puts(rest); fflush(stdout); }
    if (!strcmp(line, "sends")) for (int i = atoi(rest); i > 0; i--) { puts("add 1 1"); fflush(stdout); }
    if (!strcmp(line, "close")) { fflush(stdout); close(1); }
    if (!strcmp(line, "eof") && scanf("%999s", word) != EOF) exit(96);
    if (!strcmp(line, "loop")) for (volatile int i = 0;; i++);
    if (!strcmp(line, "crash")) __builtin_trap();
    if (!strcmp(line, "recurse")) recurse(0);
    if (!strcmp(line, "hoard")) for (;;) if (!(kept = malloc(1 << 20))) __builtin_trap();
    if (!strcmp(line, "flood")) for (;;) puts("all work and no play");
    if (!strcmp(line, "pile")) { FILE *f = leave("pile", "w"); for (;;) fputs("all work and no play", f); }
    if (!strcmp(line, "litter")) for (int i = 0;; i++) { char name[20]; snprintf(name, sizeof name, "file%d", i); put(name, "w", "x"); }
    if (!strcmp(line, "hole")) { FILE *f = leave("hole", "w"); fseek(f, 2000000000, SEEK_SET); fputc('x', f); fclose(f); }
    if (!strcmp(line, "open") && fopen(rest, "r")) exit(97);  // what must not be there
    if (!strcmp(line, "write") && fopen(rest, "w")) exit(98); // what must not be written
  }
  return 0;
}
