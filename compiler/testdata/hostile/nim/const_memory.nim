# expect: CE
proc double(): string =
  result = "xxxxxxxxxxxxxxxx"
  for i in 1 .. 40: result = result & result
const x = double()
echo x.len
