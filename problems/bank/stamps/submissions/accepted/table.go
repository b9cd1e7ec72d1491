package main

import "fmt"

const never = 1 << 30

func main() {
	var k, postage int
	fmt.Scan(&k, &postage)
	values := make([]int, k)
	for i := range values {
		fmt.Scan(&values[i])
	}
	even, odd := make([]int, postage+1), make([]int, postage+1)
	for sum := 0; sum <= postage; sum++ {
		e, o := never, never
		if sum == 0 {
			e = 0
		}
		for _, v := range values {
			if v <= sum {
				e, o = min(e, odd[sum-v]+1), min(o, even[sum-v]+1)
			}
		}
		even[sum], odd[sum] = e, o
	}
	if odd[postage] >= never {
		fmt.Println("impossible")
		return
	}
	fmt.Println(odd[postage])
}
