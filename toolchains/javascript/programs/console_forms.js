console.log('%s has %d items, %i of %f, %j %o%%', 'box', 42, 3.9, '2.50', { a: 1 }, 'x', 'rest', [1]);
console.log([1.5, 'two', null, undefined, true, -0, NaN], { a: { b: { c: { d: 1 } } }, 'key with space': [] }, [[]], {});
console.log(new Map([['k', { v: [1, 2] }]]), new Set(['a', 1]), Symbol('s'), 10n, () => 1, class A {}, /re/g, new Date(0), [undefined, , 3]);
console.log(Array.from({ length: 120 }, (_, i) => i * 3));
console.log({ long: 'x'.repeat(60), list: ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta'] }, "it's", ["it's", 'say "hi"']);
class Point { constructor(x, y) { this.x = x; this.y = y; } get length() { return Math.hypot(this.x, this.y); } toString() { return `(${this.x}, ${this.y})`; } }
console.log(new Point(3, 4), `${new Point(1, 2)}`, [new Point(0, 0)], Object.create(null), new (class extends Map {})());
const loop = { name: 'loop' };
loop.self = loop;
console.log(loop, Buffer.from('bytes'), new Uint8Array(4), [1, 2, 3].toString(), String([1, [2, 3]]), String({}), '' + null);
console.table([{ a: 1, b: 'x' }, { a: 2, c: true }]);
console.group('group');
console.info('inside\ntwo lines');
console.groupEnd();
process.stdout.write('no newline');
process.stdout.write('\n');
console.error('not in the output');
