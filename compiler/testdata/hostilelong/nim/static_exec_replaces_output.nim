# expect: same
const text = staticExec("echo x >/job/out/main.wasm; echo x >/job/src/main.nim; echo x >/usr/lib/nim/lib/system.nim; echo $?")
echo text
