# in:
# out: boo\ninvalid integer: x\nindex 5 not in 0 .. 2\ncleaned up\nkey not found: z\ninner outer\nfinally 7\n100000\n
import std/[strutils, tables]

type Mine = object of CatchableError

try: raise newException(ValueError, "boo")
except ValueError as e: echo e.msg
try: discard parseInt("x")
except ValueError: echo getCurrentExceptionMsg()
let a = @[1, 2, 3]
var at = 5
try: echo a[at]
except IndexDefect as e: echo e.msg
proc guarded() =
  defer: echo "cleaned up"
  raise newException(Mine, "mine")
try: guarded()
except Mine: discard
try: echo {"a": 1}.toTable["z"]
except KeyError as e: echo e.msg
try:
  try: raise newException(Mine, "inner")
  except Mine as e: raise newException(IOError, e.msg & " outer")
except IOError as e: echo e.msg
proc answer(): int =
  try: return 7
  finally: stdout.write "finally "
echo answer()
var caught = 0
for i in 1 .. 100_000:
  try: raise newException(Mine, "again")
  except Mine: inc caught
echo caught
