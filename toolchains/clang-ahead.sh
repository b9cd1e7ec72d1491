# ahead: a clang and a linker load themselves and wait for their arguments. Then it
# says that it is ready, and does what the call of compile would that it reads.
# ../clang.sh puts this file into the root, beside compile.
set -e
. /usr/lib/assize/flags.sh

exec 9<&0
# A file of arguments, which these programs read once they are loaded, may be a
# pipe. Nothing in the box makes one but the shell, for its own pipelines, whose
# other end can be opened by the name of the first.
: | {
exec 3<&0
: | {
exec 4>/proc/self/fd/3 5<&0 6>/proc/self/fd/0 # not before: the shell outside keeps what it opens
/usr/lib/llvm-22/bin/$driver @/proc/self/fd/3 4>&- 5<&- 6>&- 9<&- &
compiler=$!
/usr/lib/llvm-22/bin/wasm-ld @/proc/self/fd/5 3<&- 4>&- 6>&- 9<&- &
linker=$!
exec 3<&- 5<&- </dev/null
# Where the sources do not compile the linker is to end without a word.
trap 'kill -KILL $linker 2>/dev/null' EXIT

# hand FD PID ARGUMENT... lets a program go that waits.
hand() {
	local to=$1 pid=$2
	shift 2
	printf '%s\n' "$@" >&"$to"
	eval "exec $to>&-"
	wait "$pid"
}
waiting_clang() {
	clang=/usr/lib/llvm-22/bin/$driver # of the other sources
	hand 4 $compiler "$@"
}
waiting_linker() { hand 6 $linker "$@"; }
clang=waiting_clang link=waiting_linker

# A pipe takes 64 KiB; what is more it takes when somebody reads.
printf '%65537s' '' >&4
printf '%65537s' '' >&6
echo ready
read -r shell <&9
read -r script <&9
while IFS= read -r argument <&9; do set -- "$@" "$argument"; done
. "$script"
}
}
