// A checker as testlib.h makes them: called with input, output and answer, it says
// on standard error what it thinks and exits with the code in the answer file.
#include <stdio.h>
#include <stdlib.h>

static int number(const char *path) {
  FILE *f = fopen(path, "r");
  int n;
  if (!f || fscanf(f, "%d", &n) != 1) exit(90);
  fclose(f);
  return n;
}

int main(int argc, char **argv) {
  if (argc != 4) return 91;
  int input = number(argv[1]), output = number(argv[2]), code = number(argv[3]);
  if (output != input + 2) return 92;
  if (getchar() != EOF) return 93; // nothing is on standard input
  fprintf(stderr, code == 7 ? "points 12.5 half of it\n" : "said %d\n", code);
  return code;
}
