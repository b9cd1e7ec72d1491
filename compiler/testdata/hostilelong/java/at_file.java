// expect: CE
@/etc/passwd
-J-Dx=y -processorpath /tmp -Xplugin:Evil
public class Main {}
