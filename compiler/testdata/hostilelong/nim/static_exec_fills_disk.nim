# expect: any
const text = staticExec("while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done >/tmp/file 2>/dev/null")
echo text.len
