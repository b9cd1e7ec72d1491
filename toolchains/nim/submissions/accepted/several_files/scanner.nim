import std/strutils

var
  words: seq[string]
  at = 0

## nextInt returns the next number of the input, which may span lines.
proc nextInt*(): int64 =
  while at == words.len:
    words = stdin.readLine.splitWhitespace
    at = 0
  result = words[at].parseBiggestInt
  inc at
