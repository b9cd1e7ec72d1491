// in: 1 2\n3 4\n
// out: 3\n7\n
import { createInterface } from "readline";
async function main(): Promise<void> {
	for await (const line of createInterface({ input: process.stdin })) {
		const [a, b] = line.split(" ").map(Number) as [number, number];
		console.log(a + b);
	}
}
main();
