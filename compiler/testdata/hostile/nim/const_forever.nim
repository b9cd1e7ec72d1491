# expect: CE too many iterations
proc forever(): int =
  while true: inc result
const x = forever()
echo x
