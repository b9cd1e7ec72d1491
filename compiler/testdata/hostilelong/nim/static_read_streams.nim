# expect: same
const text = staticRead("/dev/stdin") & staticRead("/dev/null")
echo text.len
