-- in: 7 -3 2.5 0x10 1e3 9223372036854775807\n
-- out: 7 -3 2.5 16 1000.0 9223372036854775807\ninteger integer float integer float integer\n-9223372036854775808 true\n-3 2 -1 1 3.5\n8 14 6 -1 32 2\n1 2.0 nil 10\n0x1p+4 ff 3.142 00042 1e+15\n
local function say(...)
  local words = table.pack(...)
  for i = 1, words.n do
    words[i] = tostring(words[i])
  end
  print(table.concat(words, " "))
end

local a, b, c, d, e, f = io.read("n", "n", "n", "n", "n", "n")
say(a, b, c, d, e, f)
say(math.type(a), math.type(b), math.type(c), math.type(d), math.type(e), math.type(f))
say(f + 1, f + 1 == math.mininteger) -- integers wrap
say(-7 // 3, -7 % 3, math.tointeger(-1.0), 7 // 4, 7 / 2)
say(12 & 10, 12 | 10, 12 ~ 10, ~0, 1 << 5, 32 >> 4)
say(math.abs(-1), math.max(1, 2.0), tonumber("zz"), tonumber("1010", 2))
say(string.format("%a", 16.0), string.format("%x", 255), string.format("%.3f", math.pi), string.format("%05d", 42), 1e15)
