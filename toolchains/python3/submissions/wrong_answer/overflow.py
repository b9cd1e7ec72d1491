from array import array

n = int(input())
total = array("i", [0])
numbers = list(map(int, input().split()))
while len(numbers) < n:
    numbers += map(int, input().split())
for x in numbers:
    total[0] = (total[0] + x + 2**31) % 2**32 - 2**31  # too narrow for the larger test cases
print(total[0])
