# expect: CE file not found
proc f(): cint {.importc, header: "/etc/shadow".}
echo f()
