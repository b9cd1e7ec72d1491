local function less(a, b)
  return a[1] < b[1] or (a[1] == b[1] and a[2] < b[2])
end

local function push(heap, item)
  local i = #heap + 1
  heap[i] = item
  while i > 1 and less(item, heap[i // 2]) do
    heap[i] = heap[i // 2]
    i = i // 2
  end
  heap[i] = item
end

local function pop(heap)
  local top, last, n = heap[1], heap[#heap], #heap - 1
  heap[n + 1] = nil
  if n == 0 then return top end
  local i = 1
  while 2 * i <= n do
    local down = 2 * i
    if down < n and less(heap[down + 1], heap[down]) then down = down + 1 end
    if not less(heap[down], last) then break end
    heap[i] = heap[down]
    i = down
  end
  heap[i] = last
  return top
end

local n, m = io.read("n", "n")
local graph = {}
for v = 0, n - 1 do graph[v] = {} end
for _ = 1, m do
  local a, b, w = io.read("n", "n", "n")
  table.insert(graph[a], { b, w })
  table.insert(graph[b], { a, w })
end
local far = 1000000000000000000
local dist = {}
for v = 0, n - 1 do dist[v] = far end
dist[0] = 0
local heap = { { 0, 0 } }
while #heap > 0 do
  local top = pop(heap)
  local d, v = top[1], top[2]
  if d <= dist[v] then
    for _, edge in ipairs(graph[v]) do
      local w, nd = edge[1], d + edge[2]
      if nd < dist[w] then
        dist[w] = nd
        push(heap, { nd, w })
      end
    end
  end
end
local sieve, primes = {}, 0
for i = 0, 3 * n - 1 do sieve[i] = true end
for i = 2, 3 * n - 1 do
  if sieve[i] then
    primes = primes + 1
    for j = i * i, 3 * n - 1, i do sieve[j] = false end
  end
end
local count, keys = {}, {}
for v = 0, n - 1 do
  local key = dist[v] % 1009
  if not count[key] then keys[#keys + 1] = key end
  count[key] = (count[key] or 0) + 1
end
table.sort(keys, function(a, b)
  if count[a] ~= count[b] then return count[a] > count[b] end
  return a < b
end)
local order, fen = {}, {}
for v = 0, n - 1 do order[v + 1], fen[v + 1] = v, 0 end
table.sort(order, function(a, b)
  if dist[a] ~= dist[b] then return dist[a] < dist[b] end
  return a < b
end)
local inv, sum = 0, 0
for k, v in ipairs(order) do
  local s, i = 0, v + 1
  while i > 0 do
    s = s + fen[i]
    i = i & (i - 1)
  end
  inv = inv + k - 1 - s
  i = v + 1
  while i <= n do
    fen[i] = fen[i] + 1
    i = i + (i & -i)
  end
  if dist[v] < far then sum = sum + dist[v] end
end
local best = {}
for i = 1, 5 do best[i] = "(" .. keys[i] .. ", " .. count[keys[i]] .. ")" end
print(sum .. " " .. primes .. " [" .. table.concat(best, ", ") .. "] " .. inv)
