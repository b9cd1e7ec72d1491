# ahead OUTPUT: practises, says so, and then does what the call of compile would that
# it reads.
set -e
. /usr/lib/assize/flags.sh
cd /usr/lib/assize
$java $archived assize.Ahead /job/src /tmp/module.wasm Warm.java Practice.java
optimise /tmp/module.wasm "$1"
