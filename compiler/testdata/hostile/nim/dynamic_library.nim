# expect: any
proc getpid(): cint {.importc, dynlib: "libc.so.6".}
echo getpid()
