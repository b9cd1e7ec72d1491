# expect: CE
import std/[macros, strutils]
macro parsed(): untyped = parseStmt(repeat("(", 200_000))
parsed()
