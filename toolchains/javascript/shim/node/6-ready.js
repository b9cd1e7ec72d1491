// The engine makes most of its own functions when they are first looked at. Here all
// of them are, so that they are in the snapshot and no program makes them again.
(function (host, node) {
	'use strict';
	const seen = new Set();
	const todo = [globalThis, node];
	// What no property leads to.
	todo.push(function* () {}, async function () {}, async function* () {}, [][Symbol.iterator](), new Map().entries(), new Set().values(), ''[Symbol.iterator](), 'x'.matchAll(/x/g));
	while (todo.length > 0) {
		const o = todo.pop();
		if (o === null || (typeof o !== 'object' && typeof o !== 'function') || seen.has(o)) continue;
		seen.add(o);
		todo.push(Object.getPrototypeOf(o));
		for (const key of Reflect.ownKeys(o)) {
			const p = Object.getOwnPropertyDescriptor(o, key);
			todo.push(p.value, p.get, p.set);
		}
	}
});
