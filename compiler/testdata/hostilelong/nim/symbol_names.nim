# expect: CE
proc strange(): cint {.importc: "x(); }\n#include \"/etc/passwd\"\nint y() {".}
proc other() {.exportc: "main; int z".} = discard
other()
echo strange()
