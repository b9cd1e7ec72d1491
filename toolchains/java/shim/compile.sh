# compile OUTPUT ENTRY SOURCE...
set -e
. /usr/lib/assize/flags.sh
output=$1
shift
$java -XX:SharedArchiveFile=/usr/lib/assize/classes.jsa -cp /usr/lib/assize/library.jar assize.Compile /tmp/module.wasm "$@"
exec wasm-opt --enable-sign-ext --enable-nontrapping-float-to-int --enable-bulk-memory --enable-mutable-globals \
	-O3 -g /tmp/module.wasm -o "$output"
