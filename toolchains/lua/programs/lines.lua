-- in: first line\n\n  third, with spaces \nlast without an end
-- out: 1:first line\n2:\n3:  third, with spaces \n4:last without an end\n4 nil nil\n
local count = 0
for line in io.lines() do
  count = count + 1
  io.write(count, ":", line, "\n")
end
print(table.concat({ count, tostring(io.read("l")), tostring(io.read("n")) }, " "))
