# expect: any
echo "ÿşÀ€"
let â€® = 1
