// in: 5 3 9 1 7
// out: 1 3 5 7 9 | 9\n
import { readFileSync } from "fs";
class Heap<T> {
	private items: T[] = [];
	constructor(private readonly less: (a: T, b: T) => boolean) {}
	push(x: T): this {
		const a = this.items;
		let i = a.push(x) - 1;
		for (let up: number; i > 0 && this.less(a[i]!, a[(up = (i - 1) >> 1)]!); i = up) [a[i], a[up]] = [a[up]!, a[i]!];
		return this;
	}
	pop(): T | undefined {
		const a = this.items, top = a[0], last = a.pop();
		if (a.length === 0 || last === undefined) return top;
		a[0] = last;
		for (let i = 0; ; ) {
			let best = i;
			for (const child of [2 * i + 1, 2 * i + 2]) if (child < a.length && this.less(a[child]!, a[best]!)) best = child;
			if (best === i) return top;
			[a[i], a[best]] = [a[best]!, a[i]!];
			i = best;
		}
	}
	get size(): number { return this.items.length; }
}
const heap = new Heap<number>((a, b) => a < b);
for (const word of readFileSync(0, "utf8").trim().split(/\s+/)) heap.push(+word);
const out: number[] = [];
while (heap.size > 0) out.push(heap.pop()!);
const last = <T,>(xs: readonly T[]): T | undefined => xs[xs.length - 1];
console.log(out.join(" "), "|", last(out));
