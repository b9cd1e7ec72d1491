# expect: any
import std/macros
macro flood() =
  for i in 1 .. 200_000: warning("again and again")
flood()
