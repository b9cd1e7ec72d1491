n = int(input())
numbers = []
while len(numbers) < n:
    numbers += map(int, input().split())
print(sum(numbers[:n]))
