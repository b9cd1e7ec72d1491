local M = {}
function M.length(x, y) return math.abs(x) + math.abs(y) end
function M.fail() error("why") end
return M
