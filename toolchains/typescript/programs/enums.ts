// in: 
// out: 2 B 7 [ 'A', 'B', 'C' ] up\n
enum Letter { A = 1, B, C = 7 }
const enum Direction { Up = "up", Down = "down" }
console.log(Letter.B, Letter[2], Letter.C, Object.keys(Letter).filter((k) => isNaN(Number(k))), Direction.Up);
