// expect: CE
module evil { requires jdk.compiler; uses com.sun.source.util.Plugin; provides com.sun.source.util.Plugin with evil.Main; }
