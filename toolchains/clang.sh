# What the C and C++ toolchains have in common: clang 22, its linker and the
# WASI system root of Debian 12.

llvm=/usr/lib/llvm-22

add_clang() {
	need_packages clang-22 lld-22 wasi-libc libclang-rt-22-dev-wasm32 "$@"
	add_program $llvm/bin/clang
	add_program $llvm/bin/lld
	# clang finds this library through /proc, which ./install does not have.
	add_file $llvm/lib/libclang-cpp.so.22.1 "$(realpath $llvm/lib/libclang-cpp.so.22.1)"
	ln -s lld "$ROOT$llvm/bin/wasm-ld-22" # the name that Debian's clang calls it by
	ln -s clang "$ROOT$llvm/bin/clang++"
	add_tree $llvm/lib/clang/22/include $llvm/lib/clang/22/lib/wasi
	add_tree /usr/lib/wasm32-wasi /usr/include/wasm32-wasi
}

# in_root COMMAND... runs a command of the new root inside it, so that whatever
# it writes down has the paths of the box.
in_root() {
	chroot "$ROOT" "$@"
}

# add_runtime compiles what Debian's compiler-rt leaves undefined.
add_runtime() {
	mkdir -p "$ROOT/usr/lib/assize"
	cp "$RECIPE/shim/stack_protector.c" "$ROOT/tmp/"
	in_root $llvm/bin/clang --target=wasm32-wasi -Wno-deprecated -O2 -fno-ident \
		-c /tmp/stack_protector.c -o /usr/lib/assize/stack_protector.o
	rm "$ROOT/tmp/stack_protector.c"
}
