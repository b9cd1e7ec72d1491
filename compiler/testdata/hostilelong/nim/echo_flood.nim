# expect: CE
static:
  for i in 1 .. 100_000: echo "/etc/passwd /etc/shadow ", i
  doAssert false
