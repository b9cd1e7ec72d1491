print(1)
print(int(input()) - 1)
