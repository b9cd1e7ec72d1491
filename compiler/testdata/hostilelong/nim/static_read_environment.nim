# expect: any
const text = staticRead("/proc/self/environ") & staticRead("/proc/self/maps") & staticRead("/proc/self/mountinfo")
echo text
