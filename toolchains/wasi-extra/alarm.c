/* alarm, which Debian's wasi-libc lacks. There is nobody to interrupt a program, so
 * it interrupts itself: where this file is linked, ehlower has every turn of a loop
 * call assize_tick, which looks at the clock now and then. The clock goes by fuel,
 * so the signal comes at the same place in every run. */
#include <signal.h>
#include <stdint.h>
#include <time.h>
#include <unistd.h>

#define SECOND 1000000000u
#define TURNS 4096u /* between two looks, each of which costs as much as many turns */

static uint64_t due; /* by now(); 0: nothing is set */
static unsigned turns;

static uint64_t now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * SECOND + t.tv_nsec;
}

unsigned alarm(unsigned seconds)
{
	uint64_t at = now(), left = due > at ? due - at : due != 0;
	due = seconds ? at + (uint64_t)seconds * SECOND : 0;
	return (left + SECOND - 1) / SECOND;
}

__attribute__((export_name("assize_tick"))) void assize_tick(void)
{
	if (!due || ++turns % TURNS || now() < due)
		return;
	due = 0; /* before the handler, which may set it anew or never return */
	raise(SIGALRM);
}
