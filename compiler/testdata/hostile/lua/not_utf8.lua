-- expect: any
local ÿþ = 1 -- À€
