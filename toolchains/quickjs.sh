# QuickJS, for the languages that run on it. The sources of the interpreter's own
# side are in javascript/shim.

quickjs_version=2025-04-26
quickjs_files='quickjs libregexp libunicode cutils dtoa'

# fetch_quickjs unpacks the source into the scratch folder.
fetch_quickjs() {
	fetch_debian ec81da5b3249ed648dbc7df4a1654988910e66a118d9b71cb63534216efcfbbe \
		pool/main/q/quickjs/quickjs_2025.04.26.orig.tar.xz
	mkdir -p "$SCRATCH/quickjs"
	tar -xf "$FETCHED" -C "$SCRATCH/quickjs" --strip-components=1
	quickjs_allocates_by_name
}

# quickjs_allocates_by_name has memory come from its own functions at once instead of
# through a table of them: the judge's metering has to take a call through a pointer for
# a way back into the interpreter (runner/fuel/cycles.go).
quickjs_allocates_by_name() {
	local file=$SCRATCH/quickjs/quickjs.c
	sed -i -E -e 's/rt->mf\.js_(malloc|free|realloc|malloc_usable_size)\((&rt->malloc_state|ptr)/js_def_\1(\2/' \
		-e '/^void \*js_malloc_rt\(/i static void *js_def_malloc(JSMallocState *, size_t), js_def_free(JSMallocState *, void *), *js_def_realloc(JSMallocState *, void *, size_t);\nstatic size_t js_def_malloc_usable_size(const void *);\n' "$file"
	! grep -qE 'rt->mf\.js_[a-z_]+\((&rt->|ptr)' "$file" && grep -q 'return js_def_malloc(&rt->' "$file" ||
		fail "QuickJS does not get its memory where it did"
}

# quickjs_objects FOLDER FLAG... compiles the engine, two files at a time.
quickjs_objects() {
	local to=$1 file
	shift
	mkdir -p "$SCRATCH/$to"
	for file in $quickjs_files; do printf '%s\n' "$file"; done |
		xargs -P 2 -I '{}' /usr/lib/llvm-22/bin/clang "$@" -w -D_GNU_SOURCE "-DCONFIG_VERSION=\"$quickjs_version\"" \
			"-I$SCRATCH/$to" "-I$SCRATCH/quickjs" -c "$SCRATCH/quickjs/{}.c" -o "$SCRATCH/$to/{}.o"
}

# build_quickjs makes the interpreter: the engine and javascript/shim/host.c with
# all of javascript/shim/node inside.
#
# EMSCRIPTEN is how the engine's source asks for a build without threads; it would
# also leave out the check of the stack, which is asked for again. Inlining less
# makes the frame of the main loop half as large, and so recursion twice as deep,
# for a tenth of the speed.
build_quickjs() {
	local shim=$LIB/javascript/shim flags file i=0 list=
	flags=(--target=wasm32-wasi -Wno-deprecated -O3 -fno-inline-functions -DEMSCRIPTEN -DCONFIG_STACK_CHECK)
	mkdir -p "$SCRATCH/wasm"
	: >"$SCRATCH/wasm/setjmp.h" # included and not used, and this system has none
	for file in "$shim"/node/*.js; do
		printf 'static const char text_%d[] = {\n#embed "%s"\n, 0};\n' "$i" "$file" >&3
		list="$list{\"node:$(basename "$file")\", text_$i, sizeof text_$i - 1},"
		i=$((i + 1))
	done 3>"$SCRATCH/wasm/node.inc"
	printf 'static const struct source { const char *name, *text; size_t size; } sources[] = {%s};\n' "$list" >>"$SCRATCH/wasm/node.inc"
	quickjs_objects wasm "${flags[@]}"
	/usr/lib/llvm-22/bin/clang "${flags[@]}" -std=gnu23 -Wall -Wno-unused-parameter "-I$SCRATCH/wasm" "-I$SCRATCH/quickjs" \
		-c "$shim/host.c" -o "$SCRATCH/wasm/host.o"
	/usr/lib/llvm-22/bin/clang --target=wasm32-wasi -Wno-deprecated --no-wasm-opt -s -mexec-model=reactor \
		-Wl,-z,stack-size=4194304 -o "$SCRATCH/quickjs.wasm" "$SCRATCH"/wasm/*.o -lm
}

# build_quickjs_check makes the program that checks the syntax in the box. It
# needs no library there.
build_quickjs_check() {
	local flags=(-O1)
	mkdir -p "$SCRATCH/native"
	quickjs_objects native "${flags[@]}"
	/usr/lib/llvm-22/bin/clang "${flags[@]}" -std=gnu17 -Wall "-I$SCRATCH/quickjs" -c "$LIB/javascript/shim/check.c" -o "$SCRATCH/native/check.o"
	/usr/lib/llvm-22/bin/clang -static -s -o "$SCRATCH/check" "$SCRATCH"/native/*.o -lm -lpthread
}

# add_quickjs puts the interpreter into the root.
add_quickjs() {
	need_packages clang-22 lld-22 wasi-libc libclang-rt-22-dev-wasm32
	stage fetch_quickjs
	stage build_quickjs
	mkdir -p "$ROOT/usr/lib/assize"
	install -m 644 "$SCRATCH/quickjs.wasm" "$ROOT/usr/lib/assize/quickjs.wasm"
}
