# expect: CE
const x = newSeq[int](2_000_000_000)
echo x.len
