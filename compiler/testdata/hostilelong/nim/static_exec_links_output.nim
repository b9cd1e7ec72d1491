# expect: any
const text = gorgeEx("/usr/bin/cp -s /etc/passwd /job/out/main.wasm; /usr/bin/cp -rs /proc/self/root /job/out/root")
echo text
