-- in:
-- out: 1 3 5 10 8 6\n2 3 5 7 11 13 17 19\nodd even 7\n0.0 0.5 1.0\nyes 1 nil\n
local out = {}
for i = 1, 5, 2 do out[#out + 1] = i end
for i = 10, 6, -2 do out[#out + 1] = i end
print(table.concat(out, " "))

local primes = {}
for i = 2, 20 do
  for j = 2, i - 1 do
    if i % j == 0 then goto next end
  end
  primes[#primes + 1] = i
  ::next::
end
print(table.concat(primes, " "))

local n = 3
repeat
  local odd = n % 2 == 1
  io.write(odd and "odd " or "even ")
  n = n + (odd and 1 or 3)
until not odd
print(n)

local steps = {}
for x = 0.0, 1.0, 0.5 do steps[#steps + 1] = x end
print(table.concat(steps, " "))
local limit <const> = 1
print("yes " .. limit .. " " .. tostring(undefined_name))
