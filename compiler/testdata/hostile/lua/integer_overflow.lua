-- expect: same
local a, b = 0x7fffffffffffffffffffffffffffffff, 1e400000
for i = math.maxinteger - 1, math.maxinteger do print(a, b, i) end
