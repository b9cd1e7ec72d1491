// in: the cat and the dog and the end
// out: the:3 and:2 cat:1 dog:1 end:1 [ 1, 2, 3 ]\n
import fs from "fs";
const counts = new Map<string, number>();
for (const word of fs.readFileSync(0, "utf8").trim().split(" ")) counts.set(word, (counts.get(word) ?? 0) + 1);
const sorted: [string, number][] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
const unique: ReadonlySet<number> = new Set<number>([3, 1, 2, 3, 1].sort());
console.log(sorted.map(([w, n]) => `${w}:${n}`).join(" "), [...unique]);
