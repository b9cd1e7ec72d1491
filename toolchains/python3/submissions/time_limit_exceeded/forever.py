total = 0
while True:
    total = (total + 1) % 1000003
