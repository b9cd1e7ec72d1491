# expect: CE
proc slow(): int =
  for i in 0 ..< 100_000:
    for j in 0 ..< 100_000: result = result xor (i + j)
const x = slow()
echo x
