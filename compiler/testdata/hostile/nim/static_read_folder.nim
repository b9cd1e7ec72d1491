# expect: CE
const text = staticRead("/usr/lib")
echo text
