export class Heap {
	#a = [];
	constructor(items = []) { for (const x of items) this.push(x); }
	get size() { return this.#a.length; }
	push(x) {
		const a = this.#a;
		let i = a.push(x) - 1;
		for (let p; i > 0 && a[(p = (i - 1) >> 1)] > a[i]; i = p) [a[p], a[i]] = [a[i], a[p]];
	}
	pop() {
		const a = this.#a, top = a[0], last = a.pop();
		if (a.length) {
			a[0] = last;
			for (let i = 0, c; (c = 2 * i + 1) < a.length; i = c) {
				if (c + 1 < a.length && a[c + 1] < a[c]) c++;
				if (a[i] <= a[c]) break;
				[a[i], a[c]] = [a[c], a[i]];
			}
		}
		return top;
	}
}
