# in:
# out: 4 8\n9223372036854775807\n-2 -1 1\n12 3 31\nover- or underflow\n-2147483648\n1000000007 1\n18446744073709551615\nfalse 255\n
import std/[bitops, math, strutils]

echo sizeof(int), " ", sizeof(int64) # int has 32 bits, as in every language here
echo high(int64)
echo -5 div 2, " ", -5 mod 2, " ", floorMod(-5, 2)
echo 4 or 8, " ", popcount(7), " ", fastLog2(int64(3_000_000_000))
proc add(a, b: int): int = a + b
try:
  echo add(high(int), 1)
except OverflowDefect as e:
  echo e.msg
echo high(int) +% 1
const modulus = 1_000_000_007'i64
var power, base = 1'i64
base = 2
var e = modulus - 1
while e > 0:
  if (e and 1) == 1: power = power * base mod modulus
  base = base * base mod modulus
  e = e shr 1
echo modulus, " ", power
echo high(uint64)
echo 5 == 3, " ", "ff".parseHexInt
