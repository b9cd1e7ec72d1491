local left, sum = nil, 0
for line in io.lines() do
  for word in line:gmatch("%S+") do
    if not left then
      left = math.tointeger(word)
    elseif left > 0 then
      sum, left = sum + math.tointeger(word), left - 1
    end
  end
end
io.write(sum, "\n")
