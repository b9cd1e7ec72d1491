# compile OUTPUT ENTRY SOURCE...
set -e
. /usr/lib/assize/flags.sh
output=$1
shift
$java $archived assize.Compile /tmp/module.wasm "$@"
optimise /tmp/module.wasm "$output"
