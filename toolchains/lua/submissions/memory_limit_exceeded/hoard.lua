local all = {}
while true do
  all[#all + 1] = string.rep(tostring(#all), 100000)
end
