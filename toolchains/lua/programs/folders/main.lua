local point = require("geo.point")
local shapes = require("geo.shapes")
local total = 0
for x, y in io.read("a"):gmatch("(%-?%d+) (%-?%d+)") do
  total = total + point.length(math.tointeger(x), math.tointeger(y))
end
print(total, shapes.square(3), ...)
print(pcall(require, "geo.nothing") == false)
local ok, message = pcall(point.fail)
print(message)
