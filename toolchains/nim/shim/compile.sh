# compile OUTPUT ENTRY: the other files are modules that the entry imports. What the
# recipe has compiled of the library is taken from there. With LINES the module
# keeps the lines of its sources.
set -e
. /usr/lib/assize/flags.sh
cp -r --preserve=timestamps /usr/lib/assize/cache /tmp/cache
if [ -n "${LINES-}" ]; then
	flags="$flags -gline-tables-only" nim="$nim --lineDir:on"
	export STRIP=
fi
$nim --nimcache:/tmp/cache "--passC:$(echo $flags)" "-o:$1" "$2"
exec /usr/lib/assize/ehlower "$1"
