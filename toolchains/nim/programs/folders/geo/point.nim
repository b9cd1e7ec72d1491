type Point* = object
  x*, y*: int

proc length*(p: Point): int = abs(p.x) + abs(p.y)
