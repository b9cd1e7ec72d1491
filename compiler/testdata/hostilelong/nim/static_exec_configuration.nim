# expect: same
const text = staticExec("echo '--passC:-DX' >nim.cfg; echo 'echo 1' >config.nims; echo $?")
echo text
