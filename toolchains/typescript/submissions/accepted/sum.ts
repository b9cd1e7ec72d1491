import { readFileSync } from "fs";

const words: string[] = readFileSync(0, "utf8").split(/\s+/).filter(Boolean);
const n: number = Number(words[0]);
let sum: bigint = 0n;
for (const word of words.slice(1, n + 1)) sum += BigInt(word);
console.log(String(sum));
