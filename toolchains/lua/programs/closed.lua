-- in: 5\n
-- out: nil nil nil nil\nfalse false false false\nnil nil nil\nfalse true\nnil true\n5\n
-- What leads out of a program leads nowhere, and what is too large is an error.
local function fails(f, ...) return tostring((pcall(f, ...))) end
print(table.concat({ tostring((io.open("/etc/passwd"))), tostring((io.open("../proc/version"))), tostring((loadfile("/etc/shadow"))), tostring((os.getenv("PATH"))) }, " "))
print(table.concat({ fails(dofile, "/etc/passwd"), fails(require, "/etc/passwd"), fails(io.popen, "id"), fails(io.lines, "/dev/urandom") }, " "))
print(tostring((package.loadlib("/lib/libc.so.6", "system"))) .. " " .. tostring((os.execute("id"))) .. " " .. tostring((os.rename("closed.lua", "x.lua"))))
print(fails(string.rep, "x", 1 << 40) .. " " .. fails(load, "\27Lua", "x", "b", 5))
print(tostring((load("((((" .. ("("):rep(100000)))) .. " " .. tostring(select("#", table.unpack({}, 1, 100)) == 100))
print(io.read("n"))
