local function down(n)
  return 1 + down(n + 1) -- ends as an error of the program, not of the judge
end
print(down(0))
