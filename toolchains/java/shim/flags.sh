# How the compiler's virtual machine is started, at install and at each compile:
# one that runs for seconds wants neither the second compiler nor threads that
# collect garbage.
java="/usr/lib/assize/jre/bin/java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms400m -Xmn250m -Xmx700m -Xss4m
	-XX:-UsePerfData -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote"
