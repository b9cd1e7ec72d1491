local count, distinct, groups, keys, shouted = {}, 0, {}, {}, {}
for w in io.read("a"):gmatch("%S+") do
  if not count[w] then distinct = distinct + 1 end
  count[w] = (count[w] or 0) + 1
  local letters = { w:byte(1, -1) }
  table.sort(letters)
  local key = string.char(table.unpack(letters))
  local group = groups[key]
  if not group then
    group = {}
    groups[key], keys[#keys + 1] = group, key
  end
  group[#group + 1] = w
  shouted[#shouted + 1] = w:reverse():upper()
end
table.sort(keys, function(a, b)
  if #groups[a] ~= #groups[b] then return #groups[a] > #groups[b] end
  return a < b
end)
local most = 0
for _, c in pairs(count) do most = math.max(most, c) end
local _, ab = table.concat(shouted):gsub("AB", "")
local best = {}
for i = 1, 3 do best[i] = "('" .. keys[i] .. "', " .. #groups[keys[i]] .. ")" end
print(#keys .. " [" .. table.concat(best, ", ") .. "] " .. most .. " " .. ab .. " " .. distinct)
