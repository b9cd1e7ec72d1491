-- in:
-- out: (4, 6) true (-1, -2) 2\nwoof and meow and ...\n3 missing:z\nset a=1\nsum 10\n
local Vector = {}
Vector.__index = Vector
local function vector(x, y) return setmetatable({ x = x, y = y }, Vector) end
function Vector.__add(a, b) return vector(a.x + b.x, a.y + b.y) end
function Vector.__eq(a, b) return a.x == b.x and a.y == b.y end
function Vector.__unm(a) return vector(-a.x, -a.y) end
function Vector.__len() return 2 end
function Vector.__tostring(a) return "(" .. a.x .. ", " .. a.y .. ")" end
print(tostring(vector(1, 2) + vector(3, 4)) .. " " .. tostring(vector(1, 1) == vector(1, 1)) .. " " .. tostring(-vector(1, 2)) .. " " .. #vector(0, 0))

local Animal = {}
Animal.__index = Animal
function Animal.new(class) return setmetatable({}, class) end
function Animal:say() return "..." end
local function kind(say)
  local class = setmetatable({}, { __index = Animal })
  class.__index = class
  if say then class.say = function() return say end end
  return class
end
print(Animal.new(kind("woof")):say() .. " and " .. Animal.new(kind("meow")):say() .. " and " .. Animal.new(kind()):say())

local defaults = setmetatable({ n = 3 }, { __index = function(_, k) return "missing:" .. k end })
print(defaults.n .. " " .. defaults.z)
local watched = setmetatable({}, { __newindex = function(t, k, v) print("set " .. k .. "=" .. v); rawset(t, k, v) end })
watched.a = 1
watched.a = 2
local sum = setmetatable({}, { __call = function(_, ...)
  local total = 0
  for _, v in ipairs({ ... }) do total = total + v end
  return total
end })
print("sum " .. sum(1, 2, 3, 4))
