# expect: CE cannot open file
const text = staticRead("/etc/passwd")
echo text
