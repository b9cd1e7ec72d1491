local words = {}

-- numbers returns a function that returns one number of the text after another.
function words.numbers(text)
  local next_word = text:gmatch("%S+")
  return function()
    return math.tointeger(next_word())
  end
end

return words
