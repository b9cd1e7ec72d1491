import { readFileSync } from "fs";

const [n, ...numbers]: number[] = readFileSync(0, "utf8").split(/\s+/).filter(Boolean).map(Number);
console.log(numbers.reduce((sum: number, x: number): number => (sum + x) | 0, 0)); // 32 bits
