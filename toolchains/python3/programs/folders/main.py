import sys

import geo
import geo.shapes.square as square
from geo import point
from geo.point import Point
from tools.words import count, where

points = [Point(*map(int, line.split())) for line in sys.stdin]
print(geo.NAME, geo.__name__, geo.__file__, point.__package__)
print(sum(p.length() for p in points), square.area(points[0]))
print(count("a b a"), where())
print("json" in sys.modules, __import__("json").dumps([1]))
try:
    import geo.nothing
except ModuleNotFoundError as error:
    print(error)
try:
    square.fail()
except ZeroDivisionError as error:
    import traceback
    print(traceback.extract_tb(error.__traceback__)[-1].filename, traceback.extract_tb(error.__traceback__)[-1].line)
