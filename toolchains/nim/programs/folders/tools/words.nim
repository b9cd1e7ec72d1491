import std/strutils

proc count*(text: string): int = text.splitWhitespace.len
