import * as fs from "node:fs";

export function* numbers(): Generator<bigint, void> {
	const [n, ...rest] = fs.readFileSync("/dev/stdin", "utf8").split(/\s+/).filter((w: string) => w !== "");
	for (let i = 0; i < Number(n); i++) yield BigInt(rest[i]!);
}
