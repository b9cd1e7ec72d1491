/* std's threads call these. There is one thread: a new one runs inside of
 * pthread_create, to its end, on the stack that there is. That is enough for the
 * programs that start a thread for the sake of a larger stack, and for those that
 * start workers and wait for them; two threads that wait for each other never
 * get on. */
#include <stddef.h>

static int next_id;

int pthread_create(void **thread, const void *attributes, void *(*start)(void *), void *argument)
{
	(void)attributes;
	*thread = (void *)(size_t)++next_id;
	start(argument);
	return 0;
}

int pthread_join(void *thread, void **result)
{
	(void)thread;
	if (result)
		*result = NULL;
	return 0;
}

int pthread_detach(void *thread) { (void)thread; return 0; }
int pthread_attr_init(void *attributes) { (void)attributes; return 0; }
int pthread_attr_setstacksize(void *attributes, size_t size) { (void)attributes; (void)size; return 0; }
int pthread_attr_destroy(void *attributes) { (void)attributes; return 0; }
