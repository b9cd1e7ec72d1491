// Waits for its input by poll, without end or for a millisecond at a time, and says
// how often it found none.
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  struct pollfd in = {.fd = 0, .events = POLLIN};
  char line[100];
  int n = 0;
  if (poll(&in, 1, -1) != 1) return 1; // the other one has its turn meanwhile
  ssize_t got = read(0, line, sizeof line);
  if (got < 2) return 2;
  if (line[0] == 'q') { // quiet from here on: the clock is all there is
    for (; n < 5; n++) if (poll(&in, 1, 1) != 0) return 3;
  } else {
    puts("more");
    fflush(stdout);
    while (poll(&in, 1, 1) == 0) n++;
    if (read(0, line, sizeof line) < 2) return 4;
  }
  printf("none %d times\n", n);
  return 0;
}
