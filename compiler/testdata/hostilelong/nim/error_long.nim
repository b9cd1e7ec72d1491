# expect: CE
import std/strutils
const text = repeat("long ", 100_000)
{.error: text.}
