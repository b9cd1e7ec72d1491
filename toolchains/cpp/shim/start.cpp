// Where a program starts: wasi-libc's crt1, and a handler around everything, so
// that an uncaught exception, of a global's constructor too, ends in
// std::terminate, which says what was thrown.
#include <exception>
#include <wasi/api.h>

extern "C" {

void __wasm_call_ctors();
int __main_void(); // main, with or without arguments
void __wasm_call_dtors();

void _start()
{
	try {
		__wasm_call_ctors();
		int code = __main_void();
		__wasm_call_dtors();
		if (code != 0)
			__wasi_proc_exit(code);
	} catch (...) {
		std::terminate();
	}
}

} // extern "C"
