# expect: any
const text = gorge("while :; do :; done")
echo text
