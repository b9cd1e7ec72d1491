# expect: CE
var x: array[1_500_000_000, int]
x[7] = 1
echo x[7]
