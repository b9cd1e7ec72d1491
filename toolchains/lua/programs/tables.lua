-- in:
-- out: 1 2 3 5 8 9\n9 8 5 3 2 1\nada:36 bob:25 cyd:25\n3 c b\n1 2 3 4 | 2 3\n1000 500500\n0 nil true\n
local numbers = { 5, 2, 9, 1, 8, 3 }
table.sort(numbers)
print(table.concat(numbers, " "))
table.sort(numbers, function(a, b) return a > b end)
print(table.concat(numbers, " "))

local people = { { "bob", 25 }, { "ada", 36 }, { "cyd", 25 } }
table.sort(people, function(a, b)
  if a[2] ~= b[2] then return a[2] > b[2] end
  return a[1] < b[1]
end)
for i, p in ipairs(people) do
  people[i] = p[1] .. ":" .. p[2]
end
print(table.concat(people, " "))

local list = { "a", "b", "c" }
table.insert(list, 2, "x")
table.remove(list, 1)
print(#list .. " " .. table.remove(list) .. " " .. table.remove(list))
local moved = table.move({ 1, 2, 3, 4 }, 1, 4, 1, {})
print(table.concat(moved, " ") .. " | " .. table.concat(moved, " ", 2, 3))

local sum, count = 0, 0
local squares = {}
for i = 1, 1000 do squares["k" .. i] = i end
for _, v in pairs(squares) do sum, count = sum + v, count + 1 end
print(count .. " " .. sum)
for k in pairs(squares) do squares[k] = nil end
print(#squares .. " " .. tostring(next(squares)) .. " " .. tostring(rawequal(squares, squares)))
