class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def length(self):
        return abs(self.x) + abs(self.y)
