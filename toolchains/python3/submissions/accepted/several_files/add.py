def total(numbers):
    result = 0
    for x in numbers:
        result += x
    return result
