local line = string.rep("all work and no play ", 100)
while true do
  print(line)
end
