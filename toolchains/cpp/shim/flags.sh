# The flags of the compiler, for ./install, which makes the precompiled headers
# with them, and for ./compile, which uses those.
# --target: the triple by which Debian's wasi-libc goes; clang calls it old.
# STANDARD comes from the manifest.
# -replexitval: a loop that counts its way to a number is run, and not replaced by the
# formula for it, so that a program that is too slow is judged so.
# -unroll-partial-threshold: the engine keeps few of a loop's running numbers in registers
# and looks at the fuel each time round, so loops are written out further than for other
# machines, where 30 is enough.
standard=${STANDARD:-gnu++20}
flags="--target=wasm32-wasi -Wno-deprecated -std=$standard -O2 -msimd128 -DONLINE_JUDGE
	-fwasm-exceptions -mllvm -wasm-enable-sjlj -mllvm -wasm-use-legacy-eh=false -mllvm -replexitval=never
	-mllvm -unroll-partial-threshold=120
	-D_WASI_EMULATED_SIGNAL -D_WASI_EMULATED_PROCESS_CLOCKS -D_WASI_EMULATED_GETPID
	-I/usr/include/assize
	-fno-ident -fno-color-diagnostics -fno-crash-diagnostics -ferror-limit=20"
driver=clang++
use_pch="-include-pch /usr/lib/assize/bits-$standard.pch"
start=/usr/lib/assize/start.o
libraries='--wrap=_ZNSt3__28ios_base15sync_with_stdioEb /usr/lib/assize/fast_streams.o
	/usr/lib/assize/libc++.a /usr/lib/assize/libextra.a'
