from dataclasses import dataclass


@dataclass
class Square:
    side: int

    def area(self):
        return self.side**2
