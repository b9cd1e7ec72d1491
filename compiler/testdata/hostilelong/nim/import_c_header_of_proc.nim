# expect: CE
proc f(): cint {.importc, header: "/proc/self/environ".}
echo f()
