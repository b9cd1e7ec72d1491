# expect: any
const text = staticExec("(while :; do :; done) >/dev/null 2>&1 & echo started")
echo text
