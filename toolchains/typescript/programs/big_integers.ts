// in: 30
// out: 265252859812191058636308480000000 true\n
import { readFileSync } from "fs";
const factorial = (n: bigint): bigint => (n <= 1n ? 1n : n * factorial(n - 1n));
const f: bigint = factorial(BigInt(readFileSync(0, "utf8").trim()));
console.log(f.toString(), f % 1_000_000_007n === 109361473n);
