local n = io.read("n")
local x, s = 12345, 0
for i = 0, n - 1 do
  x = (x * 1103515245 + 12345) & 2147483647
  if x % 3 == 0 then
    s = s + x
  else
    s = s ~ i
  end
end
local dp = {}
for j = 0, 1000 do dp[j] = 0 end
for i = 1, 399 do
  local w, v = i % 50 + 1, i * 7 % 101
  for j = 1000, w, -1 do
    if dp[j - w] + v > dp[j] then dp[j] = dp[j - w] + v end
  end
end
print(s .. " " .. dp[1000])
