-- expect: same
debug.setmetatable(0, { __index = debug.getregistry() })
debug.sethook(function() while true do end end, "c")
load(string.dump(function() end, true):gsub(".", "\xff"))
