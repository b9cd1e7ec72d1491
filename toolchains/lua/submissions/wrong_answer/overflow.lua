local n = io.read("n")
local sum = 0
for _ = 1, n do
  sum = (sum + io.read("n") + 2 ^ 31) % 2 ^ 32 - 2 ^ 31 -- 32 bits
end
print(math.tointeger(sum))
