# expect: CE cannot open file
const text = staticRead("/proc/1/" & "root/etc/passwd")
echo text
