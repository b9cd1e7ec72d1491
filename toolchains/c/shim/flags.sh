# The flags of the compiler, for ./compile.
# --target: the triple by which Debian's wasi-libc goes; clang calls it old.
# STANDARD comes from the manifest.
# -replexitval: a loop that counts its way to a number is run, and not replaced by the
# formula for it, so that a program that is too slow is judged so.
# -unroll-partial-threshold: the engine keeps few of a loop's running numbers in registers
# and looks at the fuel each time round, so loops are written out further than for other
# machines, where 30 is enough.
flags="--target=wasm32-wasi -Wno-deprecated -std=${STANDARD:-gnu17} -O2 -msimd128 -DONLINE_JUDGE
	-mllvm -wasm-enable-sjlj -mllvm -wasm-use-legacy-eh=false -mllvm -replexitval=never
	-mllvm -unroll-partial-threshold=120
	-D_WASI_EMULATED_SIGNAL -D_WASI_EMULATED_PROCESS_CLOCKS -D_WASI_EMULATED_GETPID
	-fno-ident -fno-color-diagnostics -fno-crash-diagnostics -ferror-limit=20"
driver=clang
use_pch=
start=/usr/lib/wasm32-wasi/crt1-command.o
libraries=/usr/lib/assize/libextra.a
