# How the compiler's virtual machine is started, at install and at each compile:
# one that runs for seconds wants neither the second compiler nor threads that
# collect garbage.
java="/usr/lib/assize/jre/bin/java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms400m -Xmn250m -Xmx700m -Xss4m
	-XX:-UsePerfData -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote"
archived="-XX:SharedArchiveFile=/usr/lib/assize/classes.jsa -cp /usr/lib/assize/library.jar"

# optimise MODULE OUTPUT: inlines what has become small, as -O3 does, but cleans up
# once afterwards and not after each step: 1 % more fuel in a third of the time.
optimise() {
	exec wasm-opt --enable-sign-ext --enable-nontrapping-float-to-int --enable-bulk-memory --enable-mutable-globals -ol 3 -g \
		--dce --remove-unused-names --remove-unused-brs --optimize-instructions --simplify-locals-nostructure --vacuum \
		--coalesce-locals --reorder-locals --vacuum \
		--inlining \
		--ssa-nomerge --dce --remove-unused-names --remove-unused-brs --optimize-instructions --precompute-propagate \
		--code-pushing --simplify-locals --vacuum --merge-locals --coalesce-locals --vacuum --merge-blocks --remove-unused-brs \
		--remove-unused-names --merge-blocks --optimize-instructions --vacuum --reorder-locals --remove-unused-module-elements --directize \
		"$1" -o "$2"
}
