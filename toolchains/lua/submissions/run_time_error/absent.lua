local n = io.read("n")
local numbers = {}
print(numbers[n].value)
