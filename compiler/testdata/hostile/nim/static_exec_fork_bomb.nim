# expect: any
const text = staticExec("b() { b | b & }; b; wait")
echo text
