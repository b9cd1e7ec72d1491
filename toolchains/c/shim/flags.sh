# The flags of the compiler, for ./compile.
# --target: the triple by which Debian's wasi-libc goes; clang calls it old.
flags='--target=wasm32-wasi -Wno-deprecated -std=gnu17 -O2 -msimd128 -DONLINE_JUDGE
	-D_WASI_EMULATED_SIGNAL -D_WASI_EMULATED_PROCESS_CLOCKS -D_WASI_EMULATED_GETPID
	-fno-ident -fno-color-diagnostics -fno-crash-diagnostics -ferror-limit=20'
driver=clang
extra_objects=/usr/lib/assize/stack_protector.o
libraries=
