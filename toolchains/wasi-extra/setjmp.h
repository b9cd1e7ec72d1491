/* setjmp and longjmp, which Debian's wasi-libc lacks. The compiler turns the
 * calls into exceptions (-mllvm -wasm-enable-sjlj); setjmp.c is what it calls,
 * and ehlower takes the exceptions out again. */
#ifndef ASSIZE_SETJMP_H
#define ASSIZE_SETJMP_H

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
	void *invocation;    /* of the function that called setjmp */
	unsigned label;      /* of the call in it, from 1 */
	struct {
		void *env;
		int value;
	} thrown;
} jmp_buf[1];
typedef jmp_buf sigjmp_buf;

__attribute__((__returns_twice__)) int setjmp(jmp_buf);
__attribute__((__noreturn__)) void longjmp(jmp_buf, int);

#define setjmp setjmp
#define _setjmp setjmp
#define _longjmp longjmp
#define sigsetjmp(env, mask) ((void)(mask), setjmp(env))
#define siglongjmp longjmp

#ifdef __cplusplus
}
#endif

#endif
