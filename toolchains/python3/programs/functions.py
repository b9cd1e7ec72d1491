import operator
from dataclasses import dataclass, field
from enum import Enum, IntFlag, auto
from functools import cmp_to_key, partial, reduce, singledispatch, total_ordering, wraps
from typing import Generic, NamedTuple, Optional, TypeVar


def counter(start=0):
    def step(by=1):
        nonlocal start
        start += by
        return start

    return step


step = counter(10)
print(step(), step(5), [f(2) for f in [lambda x, k=k: x * k for k in range(3)]])


def logged(f):
    @wraps(f)
    def wrapper(*args, **kwargs):
        print("call", f.__name__, args, kwargs)
        return f(*args, **kwargs)

    return wrapper


@logged
def add(a, /, b, *rest, c=0, **more):
    return a + b + c + sum(rest) + sum(more.values())


print(add(1, 2, 3, c=4, d=5))


def numbers():
    received = yield 1
    yield received * 2
    yield from (x * x for x in range(3))
    return "done"


g = numbers()
print(next(g), g.send(21), list(g))


@total_ordering
@dataclass(frozen=True)
class Edge:
    weight: int
    ends: tuple = field(default=(0, 0), compare=False)

    def __lt__(self, other):
        return self.weight < other.weight


print(sorted([Edge(3, (1, 2)), Edge(1)]), Edge(2) >= Edge(1), hash(Edge(1)) == hash(Edge(1)))


class Colour(Enum):
    RED = auto()
    BLUE = auto()


class Bits(IntFlag):
    A = 1
    B = 2


print(Colour.BLUE, Colour["RED"].value, list(Colour), Bits.A | Bits.B, Bits(3) & Bits.A)
print(reduce(operator.mul, range(1, 6)), partial(pow, 2)(10), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))


class Shape:
    registry = {}

    def __init_subclass__(cls, **kwargs):
        Shape.registry[cls.__name__] = cls

    @property
    def area(self):
        return 0

    def __eq__(self, other):
        return self.area == other.area


class Square(Shape):
    __slots__ = ("side",)

    def __init__(self, side):
        self.side = side

    @property
    def area(self):
        return super().area + self.side**2


print(Square(3).area, Shape.registry, Square(2) == Square(2), [c.__name__ for c in Square.__mro__])


@singledispatch
def kind(x):
    return "object"


@kind.register
def _(x: int):
    return "int"


match {"op": "move", "to": (3, 4)}:
    case {"op": "move", "to": (x, y)} if x < y:
        print("move", x, y, kind(1), kind("s"))
    case _:
        print("no")
T = TypeVar("T")


class Box[U]:
    def __init__(self, item: U) -> None:
        self.item: Optional[U] = item


class Pair(NamedTuple):
    left: int
    right: int = 7


print(Box(5).item, Pair(1), (n := 10) + n, *[*range(2)], {**{"a": 1}}, Generic is not None)
