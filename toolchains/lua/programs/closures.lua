-- in:
-- out: 1 2 3 1\n0 1 1 2 3 5 8 13\n120 3628800\n10 20 30\n6 true\n
local function counter()
  local n = 0
  return function()
    n = n + 1
    return n
  end
end
local a, b = counter(), counter()
print(a() .. " " .. a() .. " " .. a() .. " " .. b())

local function fibonacci(n)
  local x, y = 0, 1
  return function()
    if n == 0 then return nil end
    n = n - 1
    local now = x
    x, y = y, x + y
    return now
  end
end
local all = {}
for v in fibonacci(8) do all[#all + 1] = v end
print(table.concat(all, " "))

local function factorial(n, so_far)
  if n <= 1 then return so_far or 1 end
  return factorial(n - 1, (so_far or 1) * n)
end
print(factorial(5) .. " " .. factorial(10))

local fs = {}
for i = 1, 3 do fs[i] = function() return i * 10 end end
print(fs[1]() .. " " .. fs[2]() .. " " .. fs[3]())

local function sum(first, ...)
  if not first then return 0 end
  return first + sum(...)
end
print(sum(1, 2, 3) .. " " .. tostring((function() end)() == nil))
