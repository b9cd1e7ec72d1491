#!/bin/sh
# nim-link -o OUTPUT OBJECT...: what Nim calls for clang as a linker.
output= objects=
while [ $# -gt 0 ]; do
	case $1 in
	-o) output=$2; shift ;;
	*.o) objects="$objects $1" ;;
	esac
	shift
done
exec /usr/lib/llvm-22/bin/wasm-ld -m wasm32 ${STRIP---strip-debug} -z stack-size=67108864 -o "$output" \
	-L/usr/lib/wasm32-wasi /usr/lib/wasm32-wasi/crt1-command.o $objects /usr/lib/assize/start.o /usr/lib/assize/libextra.a \
	-lwasi-emulated-signal -lwasi-emulated-process-clocks -lwasi-emulated-getpid -lm -lc-printscan-long-double -lc \
	/usr/lib/llvm-22/lib/clang/22/lib/wasi/libclang_rt.builtins-wasm32.a
