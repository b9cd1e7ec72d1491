local heap = {}
heap.__index = heap

function heap.new(less)
  return setmetatable({ less = less }, heap)
end

function heap:push(v)
  local i = #self + 1
  self[i] = v
  while i > 1 and self.less(self[i], self[i // 2]) do
    self[i], self[i // 2] = self[i // 2], self[i]
    i = i // 2
  end
end

function heap:pop()
  local top = self[1]
  self[1] = self[#self]
  self[#self] = nil
  local i = 1
  while true do
    local least = i
    for child = 2 * i, 2 * i + 1 do
      if self[child] and self.less(self[child], self[least]) then least = child end
    end
    if least == i then return top end
    self[i], self[least] = self[least], self[i]
    i = least
  end
end

return heap
