-- in: the quick brown fox\n
-- out: 4 brown 5\nTHE QUICK BROWN FOX xof nworb kciuq eht\nthe-quick-brown-fox 3\nkey=value a=1 b=22\n<  right|left  |007|"q\"uoted">\n5 3 228 97 0 98 true\nabc ab ba\n
local line = io.read("l")
local words = {}
for word in line:gmatch("%a+") do
  words[#words + 1] = word
end
print(#words .. " " .. words[3] .. " " .. #words[2])
print(line:upper() .. " " .. line:reverse())
print(table.concat({ line:gsub(" ", "-") }, " "))
local pairs_of = {}
for k, v in ("key=value, a=1, b=22"):gmatch("(%w+)=(%w+)") do
  pairs_of[#pairs_of + 1] = k .. "=" .. v
end
print(table.concat(pairs_of, " "))
print(string.format("<%7s|%-6s|%03d|%q>", "right", "left", 7, 'q"uoted'))
print(table.concat({ #"h\u{e4}lt", utf8.len("h\u{e4}l"), utf8.codepoint("\u{e4}"), ("a\0b"):byte(1, -1) }, " ") .. " " .. tostring(("x"):rep(3) == "xxx"))
print(table.concat({ string.char(97, 98, 99), ("abc"):sub(1, -2), (select(-1, "ab", "ba")) }, " "))
