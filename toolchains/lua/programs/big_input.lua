-- in: 5\n3 1 4 1 5\nthe rest\nof it\n
-- out: 5 14 9\nthe rest|of it|\n0\n
local n = io.read("n")
local sum, largest = 0, 0
for _ = 1, n do
  local x = io.read("n")
  sum, largest = sum + x, math.max(largest, x)
end
print(n .. " " .. sum .. " " .. largest + 4)
io.read("l")
local rest = io.read("a")
print((rest:gsub("\n", "|")))
print(#io.read("a"))
