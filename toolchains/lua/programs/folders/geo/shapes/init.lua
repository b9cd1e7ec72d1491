local M = { name = ... }
function M.square(n) return M.name .. " " .. n * n end
return M
