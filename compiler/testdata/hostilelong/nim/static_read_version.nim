# expect: CE cannot open file
const text = staticRead("/proc/version")
echo text
