package main

import "fmt"

// Makes room for more apples than fit.
func main() {
	var a, b int64
	fmt.Scan(&a, &b)
	var rooms [][]byte
	for i := 0; i < 1<<14; i++ {
		room := make([]byte, 1<<20)
		for j := 0; j < len(room); j += 4096 {
			room[j] = byte(i)
		}
		rooms = append(rooms, room)
	}
	fmt.Println(a + b + int64(rooms[0][0]))
}
