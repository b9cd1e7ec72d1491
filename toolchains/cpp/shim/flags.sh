# The flags of the compiler, for ./install, which makes the precompiled header
# with them, and for ./compile, which uses it.
# --target: the triple by which Debian's wasi-libc goes; clang calls it old.
flags='--target=wasm32-wasi -Wno-deprecated -std=gnu++20 -O2 -msimd128 -fexceptions -DONLINE_JUDGE
	-D_WASI_EMULATED_SIGNAL -D_WASI_EMULATED_PROCESS_CLOCKS -D_WASI_EMULATED_GETPID
	-I/usr/include/assize
	-fno-ident -fno-color-diagnostics -fno-crash-diagnostics -ferror-limit=20'
driver=clang++
use_pch='-include-pch /usr/lib/assize/bits.pch'
extra_objects='/usr/lib/assize/stack_protector.o /usr/lib/assize/exceptions.o /usr/lib/assize/fast_streams.o'
libraries='--wrap=_ZNSt3__28ios_base15sync_with_stdioEb -lc++ -lc++abi'
