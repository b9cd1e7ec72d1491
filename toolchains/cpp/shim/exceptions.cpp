// Debian's C++ libraries for wasm32 come without exceptions. Programs with try,
// catch and throw compile; a throw that is reached says what was thrown and ends
// the program, so that it is a run-time error whether it would be caught or not.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <typeinfo>

extern "C" {

void *__cxa_allocate_exception(std::size_t size)
{
	if (void *p = std::malloc(size))
		return p;
	std::abort();
}

void __cxa_free_exception(void *p) { std::free(p); }

[[noreturn]] void __cxa_throw(void *, std::type_info *type, void (*)(void *))
{
	std::fflush(stdout);
	std::fprintf(stderr, "terminate called after throwing an instance of '%s' (exceptions cannot be caught here)\n", type->name());
	std::abort();
}

[[noreturn]] void __cxa_rethrow()
{
	std::fputs("terminate called: nothing to throw again\n", stderr);
	std::abort();
}

void *__cxa_begin_catch(void *p) { return p; }
void __cxa_end_catch() {}
void *__cxa_get_exception_ptr(void *p) { return p; }

} // extern "C"
