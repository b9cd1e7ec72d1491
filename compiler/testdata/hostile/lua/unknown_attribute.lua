-- expect: CE unknown attribute
local x <system> = 1
