package main

import "fmt"

func main() {
	var n int
	fmt.Scan(&n)
	x, s := 12345, 0
	for i := range n {
		x = (x*1103515245 + 12345) & 2147483647
		if x%3 == 0 {
			s += x
		} else {
			s ^= i
		}
	}
	dp := make([]int, 1001)
	for i := 1; i < 400; i++ {
		w, v := i%50+1, i*7%101
		for j := 1000; j >= w; j-- {
			dp[j] = max(dp[j], dp[j-w]+v)
		}
	}
	fmt.Println(s, dp[1000])
}
