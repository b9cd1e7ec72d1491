local heap = require("heap")
local settings = require("settings")

local h = heap.new(function(a, b) return a < b end)
for _ = 1, io.read("n") do
  h:push(io.read("n"))
end
local out = {}
while #h > 0 do
  out[#out + 1] = h:pop()
end
print(settings.title .. table.concat(out, settings.separator))
print(require("heap") == heap, ...)
