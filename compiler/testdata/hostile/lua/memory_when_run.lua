-- expect: same
local s = string.rep("x", 1 << 30)
s = s:rep(1 << 30, s)
