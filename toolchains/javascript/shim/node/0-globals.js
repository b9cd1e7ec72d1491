// What the other files define is not seen by for…in, as in Node.js.
(function (host, node) {
	'use strict';
	node.define = (values) => {
		for (const [name, value] of Object.entries(values)) {
			Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
		}
	};
	node.define({ global: globalThis });

	// This version of the engine leaves a negative number negative.
	Object.defineProperty(BigInt, 'asUintN', { value: function asUintN(bits, n) {
		const m = 1n << BigInt(bits), r = BigInt(n) % m;
		return r < 0n ? r + m : r;
	}, writable: true, configurable: true });
});
