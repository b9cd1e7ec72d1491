# libc++, libc++abi and libunwind with exceptions: Debian's were compiled without.
# The headers are those of Debian's packages, the sources of the same version are
# compiled here.

# fetch_libcxx leaves the sources in SCRATCH/llvm. A Debian archive has them as
# long as one of its suites has this version; the package of another compiler has
# them too, in a place where nothing is removed.
fetch_libcxx() {
	rm -rf "$SCRATCH/llvm"
	mkdir "$SCRATCH/llvm"
	(unpack_debian_libcxx) || unpack_wheel_libcxx
}

unpack_debian_libcxx() {
	local tar=llvm-toolchain-22_22.1.8
	need_packages xz-utils
	fetch_debian b49b9277aef97616320b2da259e1f8174c65b0ce2fbe2e8629644a97693402fe \
		pool/main/l/llvm-toolchain-22/$tar.orig.tar.xz pool/updates/main/l/llvm-toolchain-22/$tar.orig.tar.xz
	xz -dc -T0 "$FETCHED" | tar -x -C "$SCRATCH/llvm" --strip-components=1 \
		$tar/lib{cxx,cxxabi,unwind}/src $tar/lib{cxxabi,unwind}/include $tar/libc/{src/__support,shared,hdr,include}
}

unpack_wheel_libcxx() {
	local sum=ea6cc5d87b033cf0aedfbc8f9549a908cae6c50ac31f1698188fa48a74524b54 wheel
	say "taking the sources of libc++ from the Python package ziglang"
	need_packages python3 python3-pip
	wheel=$CACHE/ziglang-0.17.1-py3-none-manylinux_2_12_x86_64.manylinux2010_x86_64.musllinux_1_1_x86_64.whl
	# Of this architecture, whatever the machine's: the programs in it are not used.
	has_sum $sum "$wheel" || python3 -m pip download -q --no-deps --only-binary=:all: \
		--platform manylinux2010_x86_64 -d "$CACHE" ziglang==0.17.1
	has_sum $sum "$wheel" || fail "$wheel does not have the digest $sum"
	python3 - "$wheel" "$SCRATCH/llvm" <<-'PYTHON'
		import sys, zipfile
		with zipfile.ZipFile(sys.argv[1]) as wheel:
		    for name in wheel.namelist():
		        for part in ("libcxx/src/", "libcxx/libc/", "libcxxabi/", "libunwind/"):
		            if name.startswith("ziglang/lib/" + part):
		                wheel.extract(name, sys.argv[2])
	PYTHON
	mv "$SCRATCH"/llvm/ziglang/lib/* "$SCRATCH/llvm/"
	mv "$SCRATCH/llvm/libcxx/libc" "$SCRATCH/llvm/"
	# What that compiler has added to the two files in which it differs.
	sed -i '18,22d; 31d' "$SCRATCH/llvm/libcxxabi/src/abort_message.h"
	sed -i '1128,1131d' "$SCRATCH/llvm/libcxxabi/src/cxa_personality.cpp"
}

# compile_libcxx makes SCRATCH/libc++.a, in the root, so that the paths are always
# the same.
compile_libcxx() {
	local src=/usr/src/llvm flags
	mkdir -p "$ROOT/usr/src" "$ROOT/tmp/objects"
	cp -r "$SCRATCH/llvm" "$ROOT$src"
	flags="--target=wasm32-wasi -Wno-deprecated -w -O2 -msimd128 -DNDEBUG -fno-ident
		-fwasm-exceptions -mllvm -wasm-use-legacy-eh=false
		-I$src/libcxx/src -I$src/libcxxabi/include -I$src/libcxxabi/src -I$src/libunwind/include -I$src/libc
		-D_LIBCPP_BUILDING_LIBRARY -D_LIBCPP_REMOVE_TRANSITIVE_INCLUDES
		-D_LIBCPP_ENABLE_CXX17_REMOVED_UNEXPECTED_FUNCTIONS -DLIBC_NAMESPACE=__llvm_libc_common_utils
		-D_LIBCXXABI_BUILDING_LIBRARY -DLIBCXX_BUILDING_LIBCXXABI -D_LIBCXXABI_HAS_NO_THREADS
		-DLIBCXXABI_NON_DEMANGLING_TERMINATE -D_LIBUNWIND_HIDE_SYMBOLS -D_LIBUNWIND_HAS_NO_THREADS"
	# Files in an object of their own, or every program would have the names of
	# the functions that open one: link, pipe, access and more.
	sed -i 's/^#if _LIBCPP_HAS_FILESYSTEM$/#if 0/' "$ROOT$src/libcxx/src/ios.instantiations.cpp"
	cat >"$ROOT$src/libcxx/src/file.instantiations.cpp" <<-'CPP'
		#include <fstream>
		_LIBCPP_BEGIN_NAMESPACE_STD
		template class basic_filebuf<char>;
		template class basic_ifstream<char>;
		template class basic_ofstream<char>;
		_LIBCPP_END_NAMESPACE_STD
	CPP
	# And what <filesystem> asks of a system.
	cp "$LIB/wasi-extra/filesystem.h" "$ROOT$src/libcxx/src/filesystem/"
	sed -i 's|<sys/statvfs.h>|"filesystem.h"|' "$ROOT$src"/libcxx/src/filesystem/*.{h,cpp}
	# A program that has no folder at all is told that there is no such file.
	sed -i 's/return error_code(errno, /return error_code(errno == ENOTCAPABLE ? ENOENT : errno, /' "$ROOT$src/libcxx/src/filesystem/error.h"
	# The slow ones first.
	{
		printf 'libcxx/src/%s.cpp\n' locale filesystem/path ios.instantiations file.instantiations regex charconv \
			algorithm any bind call_once chrono error_category exception expected \
			filesystem/directory_entry filesystem/directory_iterator filesystem/filesystem_clock \
			filesystem/filesystem_error filesystem/operations fstream functional hash ios iostream memory \
			memory_resource new_handler new_helpers optional ostream print random random_shuffle ryu/d2fixed ryu/d2s \
			ryu/f2s stdexcept string strstream system_error typeinfo valarray variant vector verbose_abort
		printf 'libcxxabi/src/%s.cpp\n' cxa_demangle abort_message cxa_aux_runtime cxa_default_handlers cxa_exception \
			cxa_exception_storage cxa_guard cxa_handlers cxa_personality cxa_vector cxa_virtual fallback_malloc \
			private_typeinfo stdlib_exception stdlib_new_delete stdlib_stdexcept stdlib_typeinfo
	} | xargs -P "$(nproc)" -I FILE sh -c 'chroot "$0" "$1" $2 -std=c++23 -c "$3/$4" -o "/tmp/objects/$(basename "$4" .cpp).o"' \
		"$ROOT" $llvm/bin/clang++ "$flags" $src FILE
	in_root $llvm/bin/clang $flags -c $src/libunwind/src/Unwind-wasm.c -o /tmp/objects/Unwind-wasm.o
	archive "$SCRATCH/libc++.a" "$ROOT"/tmp/objects/*.o
	rm -r "$ROOT/tmp/objects" "$ROOT/usr/src"
}
