n = int(input())
numbers = [0] * n
print(numbers[n])
