# expect: CE
{.emit: """__attribute__((import_module("env"), import_name("system"))) int other_system(const char *);
""".}
proc system2(command: cstring): cint {.importc: "other_system", nodecl.}
echo system2("id")
