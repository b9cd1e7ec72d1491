var i = 0
while true:
  i = (i + 1) mod 1000
  if i > 1000:
    echo i
