# expect: CE
import std/macros
macro bomb(): untyped =
  result = newStmtList()
  for i in 1 .. 10: result.add newCall("bomb")
bomb()
