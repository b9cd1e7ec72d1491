/* What clang's lowering of setjmp and longjmp calls. A function that calls setjmp
 * has an id for each of its invocations and a label for each of its calls; it
 * catches what longjmp throws, and asks whether it was meant. */
#include <setjmp.h>

enum { c_longjmp = 1 }; /* the compiler's number of the tag */

void __wasm_setjmp(jmp_buf env, unsigned label, void *invocation)
{
	env->invocation = invocation;
	env->label = label;
}

unsigned __wasm_setjmp_test(jmp_buf env, void *invocation)
{
	return env->invocation == invocation ? env->label : 0;
}

__attribute__((noreturn)) void __wasm_longjmp(jmp_buf env, int value)
{
	env->thrown.env = env;
	env->thrown.value = value ? value : 1; /* setjmp returns 0 the first time only */
	__builtin_wasm_throw(c_longjmp, &env->thrown);
}
