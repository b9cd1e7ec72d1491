-- in:
-- out: true true true\n1970-01-01 00:00:00 951782400\nnil nil false\nnil nil\ntrue\n
-- Time and chance are the same in every run, and nothing leads out.
local r = math.random()
print(tostring(r >= 0 and r < 1) .. " " .. tostring(os.time() >= 1e9) .. " " .. tostring(os.clock() >= 0))
print(os.date("!%Y-%m-%d %H:%M:%S", 0) .. " " .. os.time({ year = 2000, month = 2, day = 29, hour = 0 }))
print(tostring(os.getenv("HOME")) .. " " .. tostring(io.open("/etc/passwd")) .. " " .. tostring(os.execute()))
print(tostring(io.open("out.txt", "w")) .. " " .. tostring((os.remove("fixed.lua"))))
math.randomseed(42)
local a = math.random(1000000)
math.randomseed(42)
print(a == math.random(1000000))
