// in: 3\na b\nc d\ne f\n
// out: b a\nd c\nf e\ndone 3\n
import * as readline from "node:readline";
const rl: readline.Interface = readline.createInterface({ input: process.stdin });
let n: number | null = null, seen = 0;
rl.on("line", (line: string): void => {
	if (n === null) n = parseInt(line);
	else { seen++; console.log(line.split(" ").reverse().join(" ")); }
});
rl.on("close", () => console.log("done", seen));
