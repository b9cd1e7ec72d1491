// An interactor as testlib.h makes them: called with input, output and answer, it
// has the program add 2 to the input and leaves the sum in the output. An input
// below 0 is its own failure.
#include <stdio.h>

int main(int argc, char **argv) {
  if (argc != 4) return 91;
  int n, sum;
  FILE *in = fopen(argv[1], "r"), *out = fopen(argv[2], "w");
  if (!in || !out || fscanf(in, "%d", &n) != 1) return 90;
  if (n < 0) return 3;
  printf("add %d 2\n", n);
  fflush(stdout);
  if (scanf("%d", &sum) != 1) return 1;
  fprintf(out, "%d\n", sum);
  fclose(out);
  if (n == 13) return 2;
  printf(n == 99 ? "exit 9\n" : "exit 0\n");
  return 0;
}
