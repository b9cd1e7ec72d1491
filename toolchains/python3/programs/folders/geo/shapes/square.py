from ..point import Point


def area(p: Point):
    return p.x * p.y


def fail():
    return 1 // 0
