import std/[algorithm, strformat, strutils, tables]

var words: seq[string]
for line in stdin.lines: words.add line
var
  count: Table[string, int]
  groups: Table[string, seq[string]]
  text: string
for w in words:
  count.mgetOrPut(w, 0).inc
  var k = w
  k.sort
  groups.mgetOrPut(k, @[]).add w
  for i in countdown(w.high, 0): text.add w[i].toUpperAscii
var best: seq[(int, string)]
for k, v in groups: best.add (-v.len, k)
best.sort
var top, ab, i = 0
for v in count.values: top = max(top, v)
while i + 1 < text.len:
  if text[i] == 'A' and text[i + 1] == 'B':
    inc ab
    i += 2
  else: inc i
stdout.write &"{groups.len} ["
for j in 0 ..< 3:
  if j > 0: stdout.write ", "
  stdout.write &"('{best[j][1]}', {-best[j][0]})"
echo &"] {top} {ab} {count.len}"
