# expect: CE cannot open file
const text = slurp("../../../../../../etc/shadow")
echo text
