# What submissions use of the library, so that it is compiled once, by the recipe.
import std/[algorithm, bitops, deques, heapqueue, math, os, parseutils, random, sequtils, sets, strformat, strutils, sugar, tables, times, unicode]

var words = initCountTable[string]()
for word in strutils.splitWhitespace(readAll(stdin)): words.inc word
let numbers = collect(for w in words.keys: w.parseInt)
echo fmt"{numbers.len} {numbers.sorted.mapIt($it).join}", popcount(1), sqrt(4.0), paramCount(), rand(1), now().year
echo toHashSet(numbers).len, [1].toHeapQueue.len, [1].toDeque.len, "a".toRunes.len, parseFloat("1.5"), stdin.readLine
