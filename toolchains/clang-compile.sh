# compile OUTPUT SOURCE...: one clang for each source and the linker, called
# directly: clang as a driver of several commands loads itself once more for
# each of them. ../clang.sh puts this file into the root, with flags.sh. Under
# ./ahead the two are there already: it says what stands for them.
# FLAGS are for tests: more flags, which do without the precompiled header. With
# LINES the module keeps the lines of its sources.
set -e
. /usr/lib/assize/flags.sh
[ -z "${FLAGS-}" ] || use_pch=
strip=--strip-debug
if [ -n "${LINES-}" ]; then
	flags="$flags -gline-tables-only" strip=
fi
: "${clang:=/usr/lib/llvm-22/bin/$driver}" "${link:=/usr/lib/llvm-22/bin/wasm-ld}"
output=$1
shift
objects=
for source in "$@"; do
	object=/tmp/$source.o
	while [ "$object" != "${object#/tmp/*/}" ]; do # geo/point.cpp: no folder is made
		rest=${object#/tmp/}
		object=/tmp/${rest%%/*}%${rest#*/}
	done
	$clang $flags ${FLAGS-} $use_pch -iquote . -c -o "$object" "$source"
	objects="$objects $object"
done
$link -m wasm32 $strip -z stack-size=67108864 -o "$output" \
	-L/usr/lib/wasm32-wasi $start $objects $libraries \
	-lwasi-emulated-signal -lwasi-emulated-process-clocks -lwasi-emulated-getpid -lm -lc-printscan-long-double -lc \
	/usr/lib/llvm-22/lib/clang/22/lib/wasi/libclang_rt.builtins-wasm32.a
exec /usr/lib/assize/ehlower "$output"
