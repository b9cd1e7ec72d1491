class NotFound extends Error {
	constructor(what) { super(`no ${what}`); this.name = 'NotFound'; this.what = what; }
}
function risky(n) {
	if (n === 0) throw new NotFound('zero');
	if (n === 1) throw new TypeError('bad type');
	if (n === 2) return null.x;
	if (n === 3) return undefinedName;
	if (n === 4) return new Array(-1);
	if (n === 5) return JSON.parse('{bad');
	if (n === 6) return BigInt(1.5);
	return n;
}
for (let i = 0; i < 8; i++) {
	try {
		console.log(i, risky(i));
	} catch (e) {
		console.log(i, e.constructor.name, e instanceof Error, e instanceof NotFound, i < 2 ? e.message : '');
	} finally {
		if (i === 7) console.log('finally');
	}
}
let depth = 0;
const deep = () => { depth++; deep(); };
try { deep(); } catch (e) { console.log(depth > 10000, e instanceof Error); }
process.on('exit', (code) => console.log('exit', code));
Promise.reject(new Error('later')).catch((e) => console.log('caught', e.message)).finally(() => { process.exitCode = 0; });
