// Sleeps for as many milliseconds as its input says and looks at the clock.
#include <stdio.h>
#include <time.h>

int main(void) {
	long ms;
	if (scanf("%ld", &ms) != 1) return 1;
	struct timespec before, after, t = {ms / 1000, ms % 1000 * 1000000};
	clock_gettime(CLOCK_MONOTONIC, &before);
	nanosleep(&t, NULL);
	clock_gettime(CLOCK_MONOTONIC, &after);
	long slept = (after.tv_sec - before.tv_sec) * 1000 + (after.tv_nsec - before.tv_nsec) / 1000000;
	printf("%ld %ld\n", slept, (long)time(NULL));
	return 0;
}
