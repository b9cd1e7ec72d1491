# in:
# out: woof ...\n(x: 4, y: 6) true\ncircle 12.6\nsquare 4.0\n3 5\nred 2 {red, blue}\n
import std/strformat

type
  Animal = ref object of RootObj
  Dog = ref object of Animal
method say(a: Animal): string {.base.} = "..."
method say(d: Dog): string = "woof"
for a in [Animal(Dog()), Animal()]:
  stdout.write a.say, (if a of Dog: " " else: "\n")

type Vector = object
  x, y: int
proc `+`(a, b: Vector): Vector = Vector(x: a.x + b.x, y: a.y + b.y)
echo Vector(x: 1, y: 2) + Vector(x: 3, y: 4), " ", Vector(x: 1) == Vector(x: 1)

type
  Kind = enum circle, square
  Shape = object
    case kind: Kind
    of circle: radius: float
    of square: side: float
proc area(s: Shape): float =
  case s.kind
  of circle: 3.14159 * s.radius * s.radius
  of square: s.side * s.side
for s in [Shape(kind: circle, radius: 2), Shape(kind: square, side: 2)]:
  echo fmt"{s.kind} {s.area:.1f}"

proc largest[T](items: varargs[T]): T =
  result = items[0]
  for i in items:
    if i > result: result = i
template twice(x: untyped): untyped = x + x
echo largest(1, 3, 2), " ", twice(2) + 1
type Colour = enum red, green, blue
echo red, " ", ord(blue), " ", {red, blue}
