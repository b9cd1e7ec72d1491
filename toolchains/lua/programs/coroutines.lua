-- in:
-- out: 1 2 3 4 5\n6 orders of abc: abc acb bac bca cab cba\nfalse dead\nsent got:hello suspended\n5000\n
local function range(n)
  return coroutine.wrap(function()
    for i = 1, n do coroutine.yield(i) end
  end)
end
local all = {}
for i in range(5) do all[#all + 1] = i end
print(table.concat(all, " "))

local function orders(letters, n)
  if n == 0 then coroutine.yield(table.concat(letters)) end
  for i = 1, n do
    letters[n], letters[i] = letters[i], letters[n]
    orders(letters, n - 1)
    letters[n], letters[i] = letters[i], letters[n]
  end
end
local found = {}
for o in coroutine.wrap(function() orders({ "a", "b", "c" }, 3) end) do found[#found + 1] = o end
table.sort(found)
print(#found .. " orders of abc: " .. table.concat(found, " "))

local co = coroutine.create(function() error("x") end)
print(tostring((coroutine.resume(co))) .. " " .. coroutine.status(co))

local echo = coroutine.create(function(first)
  while true do first = coroutine.yield("got:" .. first) end
end)
local _, got = coroutine.resume(echo, "hello")
print("sent " .. got .. " " .. coroutine.status(echo))

-- errors and yields through pcall, many at once
local live = {}
for i = 1, 5000 do
  live[i] = coroutine.wrap(function()
    local ok = pcall(function()
      coroutine.yield(i)
      error("again")
    end)
    return ok and 0 or 1
  end)
  live[i]()
end
local sum = 0
for i = 1, 5000 do sum = sum + live[i]() end
print(sum)
