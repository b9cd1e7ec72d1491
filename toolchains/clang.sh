# What the C and C++ toolchains have in common: clang 22, its linker and the
# WASI system root of Debian 12.

llvm=/usr/lib/llvm-22

add_clang() {
	need_packages clang-22 lld-22 wasi-libc libclang-rt-22-dev-wasm32 "$@"
	add_program $llvm/bin/clang
	add_program $llvm/bin/lld
	# clang finds these beside itself through /proc, which ./install does not have.
	local library
	for library in $(ldd $llvm/bin/clang | sed -n 's/.*=> \(.*\/lib\(clang-cpp\|LLVM\)\.so[^ ]*\) .*/\1/p'); do
		add_file "$library" "$(realpath "$library")"
	done
	ln -s lld "$ROOT$llvm/bin/wasm-ld"
	ln -s clang "$ROOT$llvm/bin/clang++"
	add_tree $llvm/lib/clang/22/include $llvm/lib/clang/22/lib/wasi
	add_tree /usr/lib/wasm32-wasi /usr/include/wasm32-wasi
}

# in_root COMMAND... runs a command of the new root inside it, so that whatever
# it writes down has the paths of the box.
in_root() {
	chroot "$ROOT" "$@"
}

# add_compile puts the compile script, its flags and what waits for it into the root.
add_compile() {
	mkdir -p "$ROOT/usr/lib/assize"
	cp "$RECIPE/shim/flags.sh" "$ROOT/usr/lib/assize/flags.sh"
	cp "$LIB/clang-compile.sh" "$ROOT/usr/lib/assize/compile"
	cp "$LIB/clang-ahead.sh" "$ROOT/usr/lib/assize/ahead"
	chmod 644 "$ROOT"/usr/lib/assize/*
	. "$RECIPE/shim/flags.sh"
}

# add_object SOURCE compiles one of the shims into /usr/lib/assize.
add_object() {
	local name=${1%.*}
	cp "$RECIPE/shim/$1" "$ROOT/tmp/"
	in_root $llvm/bin/$driver $flags -c "/tmp/$1" -o "/usr/lib/assize/$name.o"
	rm "$ROOT/tmp/$1"
}

# add_extra adds what Debian's wasi-libc and compiler-rt lack: setjmp, alarm, the tags
# of exceptions and the stack protector, as libextra.a.
add_extra() {
	local source objects=()
	cp "$LIB/wasi-extra/setjmp.h" "$ROOT/usr/include/wasm32-wasi/"
	sed -i '/^#ifdef .* WASI has no signals/,/^#endif/{/^#/d}' "$ROOT/usr/include/wasm32-wasi/unistd.h" # alarm
	for source in setjmp.c stack_protector.c alarm.c tags.s; do
		cp "$LIB/wasi-extra/$source" "$ROOT/tmp/"
		in_root $llvm/bin/clang --target=wasm32-wasi -Wno-deprecated -w -O2 -fno-ident -fwasm-exceptions \
			-mllvm -wasm-use-legacy-eh=false -D_WASI_EMULATED_SIGNAL -c "/tmp/$source" -o "/tmp/${source%.*}.o"
		objects+=("$ROOT/tmp/${source%.*}.o")
	done
	archive "$ROOT/usr/lib/assize/libextra.a" "${objects[@]}"
	rm "$ROOT"/tmp/*
}

# archive ARCHIVE OBJECT... makes a library. Debian's ar knows no WebAssembly and
# leaves the index out; the linker does without.
archive() {
	rm -f "$1"
	ar rcD "$@"
	chmod 644 "$1"
}
