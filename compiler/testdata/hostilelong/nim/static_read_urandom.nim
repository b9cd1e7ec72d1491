# expect: same
const text = staticRead("/dev/urandom")
echo text.len
