import std/strutils

let line = "all work and no play ".repeat(100)
while true:
  echo line
