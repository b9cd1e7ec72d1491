-- in: 100000\n
-- out: 100000\n100000\n1000000\ntrue stack overflow\n
local n = io.read("n")
local function depth(k)
  if k == 0 then return 0 end
  return 1 + depth(k - 1)
end
print(depth(n))

-- a path as a tree, visited by recursion
local child = {}
for i = 1, n - 1 do child[i] = i + 1 end
local function size(v)
  return child[v] and 1 + size(child[v]) or 1
end
print(size(1))

local function tail(k, so_far)
  if k == 0 then return so_far end
  return tail(k - 1, so_far + 1)
end
print(tail(1000000, 0))

local function forever(k) return 1 + forever(k + 1) end
local ok, why = pcall(forever, 0)
print(tostring(not ok) .. " " .. (why:match("stack overflow") or why))
