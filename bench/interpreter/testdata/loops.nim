import std/strutils

let n = stdin.readLine.parseInt
var
  x = 12345'i64
  s = 0'i64
for i in 0 ..< n:
  x = (x * 1103515245 + 12345) and 2147483647
  if x mod 3 == 0: s += x else: s = s xor i
var dp: array[1001, int]
for i in 1 ..< 400:
  let
    w = i mod 50 + 1
    v = i * 7 mod 101
  for j in countdown(1000, w):
    if dp[j - w] + v > dp[j]: dp[j] = dp[j - w] + v
echo s, " ", dp[1000]
