# expect: CE
{.compile("main.nim; cp /etc/passwd /job/out/main.wasm", "x.o").}
echo 1
