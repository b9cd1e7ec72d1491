# expect: any
{.passC: "; /usr/bin/cp /etc/passwd /job/out/main.wasm; $(/usr/bin/cp /etc/shadow /job/out/main.wasm) `echo`".}
echo 1
