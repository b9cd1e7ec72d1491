// in: 
// out: 9000 caught\n
const depth = (n: number): number => (n === 0 ? 0 : 1 + depth(n - 1));
let said = "nothing";
try {
	depth(1e9);
} catch (e: unknown) {
	said = e instanceof Error ? "caught" : "something else";
}
console.log(depth(9000), said);
