-- in:
-- out: false errors.lua:5: plain\nfalse table 42\nfalse attempt to index a nil value (local 'x')\ntrue 1 2\nfalse caught: deep\nclosed\nfalse assertion failed!\nfalse 2\n100000\n
local function message(e) return (e:gsub("^errors.lua:%d+: attempt", "attempt")) end
local function show(ok, ...) io.write(tostring(ok), " ", table.concat({ ... }, " "), "\n") end
show(pcall(function() error("plain") end))
local ok, e = pcall(error, { code = 42 })
show(ok, type(e), e.code)
local x
ok, e = pcall(function() local x; return x.y end)
show(ok, message(e))
show(pcall(function() return 1, 2 end))
show(xpcall(function() error("deep", 0) end, function(m) return "caught: " .. m end))
do
  local guard <close> = setmetatable({}, { __close = function() print("closed") end })
  local _ = guard
end
show(pcall(assert, false))
show(pcall(function() error(2) end))
local failures = 0
for i = 1, 100000 do
  if not pcall(error, i) then failures = failures + 1 end
end
print(failures)
