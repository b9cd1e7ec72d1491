local words = require("words")

local next_number = words.numbers(io.read("a"))
local n, sum = next_number(), 0
for _ = 1, n do
  sum = sum + next_number()
end
print(sum)
