# expect: same
const text = staticRead("/dev/zero")
echo text.len
