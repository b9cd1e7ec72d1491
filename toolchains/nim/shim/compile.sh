# compile OUTPUT ENTRY: the other files are modules that the entry imports. With
# LINES the module keeps the lines of its sources.
set -e
. /usr/lib/assize/flags.sh
if [ -n "${LINES-}" ]; then
	flags="$flags -gline-tables-only" nim="$nim --lineDir:on"
	export STRIP=
fi
$nim --nimcache:/tmp/cache "--passC:$(echo $flags)" "-o:$1" "$2"
exec /usr/lib/assize/ehlower "$1"
