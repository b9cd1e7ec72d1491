# expect: any
const text = staticExec("x=xxxxxxxxxxxxxxxx; while :; do x=$x$x; done")
echo text.len
