// in:
// out: 0 2\nrang after 1 s\n0 5\n
// The alarm interrupts a loop that calls nothing, at the same place in every run.
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static jmp_buf out;

static void ring(int signal)
{
	longjmp(out, 1);
}

int main(void)
{
	struct timespec before, after;
	volatile unsigned turns = 0;

	signal(SIGALRM, ring);
	printf("%u ", alarm(2));
	clock_gettime(CLOCK_MONOTONIC, &before);
	printf("%u\n", alarm(1));
	if (setjmp(out) == 0)
		for (;;)
			turns++;
	clock_gettime(CLOCK_MONOTONIC, &after);
	after.tv_sec -= before.tv_sec;
	printf("rang after %d s\n", (int)(after.tv_sec - (after.tv_nsec < before.tv_nsec)));
	printf("%u ", alarm(5));
	printf("%u\n", alarm(0));
	return 0;
}
