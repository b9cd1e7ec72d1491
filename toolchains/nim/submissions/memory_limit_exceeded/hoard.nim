var blocks: seq[seq[byte]]
while true:
  blocks.add newSeq[byte](1 shl 20)
  blocks[^1][0] = 1
