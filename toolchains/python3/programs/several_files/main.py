import heap
import random
import shapes
from shapes import Square as S
from queue import Mine

print(heap.order([3, 1, 2]), shapes.__name__, shapes.__file__, __name__, __file__, S(2).area(), random.NAME, Mine().get())
import math

print(math.isqrt(17), shapes is __import__("shapes"))
