from reader import integers
from add import total

n, *numbers = integers()
print(total(numbers[:n]))
