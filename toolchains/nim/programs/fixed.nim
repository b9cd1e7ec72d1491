# in:
# out: true true true\n1970-01-01T00:00:00Z\n0 true\ntrue\n
# Time and chance are the same in every run, and nothing leads out.
import std/[os, random, times]

randomize()
let r = rand(1.0)
echo r >= 0 and r < 1, " ", getTime().toUnix >= 1_000_000_000, " ", cpuTime() >= 0
echo fromUnix(0).utc
echo paramCount(), " ", getEnv("HOME") == ""
var failed = false
try: discard readFile("/etc/passwd")
except IOError: failed = true
echo failed
