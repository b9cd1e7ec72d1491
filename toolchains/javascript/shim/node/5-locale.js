// What Node.js takes from ICU for the locale en-US, for the texts that contests
// have: Latin letters compare by letter first, then by accent, then by case, and
// numbers have their digits in groups of three.
(function (host, node) {
	'use strict';
	const order = '_-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$0123456789';
	const marks = /[\u0300-\u036f]/g;

	function weight(c) {
		if (/\s/.test(c)) return c.codePointAt(0) & 0xff;
		const at = order.indexOf(c);
		return at >= 0 ? 0x100 + at : 0x200 + c.codePointAt(0);
	}

	const sign = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

	function compare(a, b, options = {}) {
		if (a === b) return 0;
		const x = a.normalize('NFD'), y = b.normalize('NFD');
		const p = x.replace(marks, '').toLowerCase(), q = y.replace(marks, '').toLowerCase();
		const primary = options.numeric ? numeric(p, q) : letters(p, q);
		if (primary !== 0) return primary;
		const sensitivity = options.sensitivity ?? 'variant';
		if (sensitivity === 'base') return 0;
		if (sensitivity !== 'case') {
			const accents = sign(x.toLowerCase().replace(/[^\u0300-\u036f]/g, ' '), y.toLowerCase().replace(/[^\u0300-\u036f]/g, ' '));
			if (accents !== 0 || sensitivity === 'accent') return accents;
		}
		const n = Math.min(x.length, y.length); // small letters first
		for (let i = 0; i < n; i++) {
			if (x[i] === y[i]) continue;
			const small = x[i] === x[i].toLowerCase() ? -1 : 1;
			return options.caseFirst === 'upper' ? -small : small;
		}
		return 0;
	}

	function letters(p, q) {
		const n = Math.min(p.length, q.length);
		for (let i = 0; i < n; i++) {
			if (p[i] === q[i]) continue;
			const d = weight(p[i]) - weight(q[i]);
			if (d !== 0) return d < 0 ? -1 : 1;
		}
		return sign(p.length, q.length);
	}

	function numeric(p, q) {
		const a = p.match(/\d+|\D+/g) ?? [], b = q.match(/\d+|\D+/g) ?? [];
		for (let i = 0; i < Math.min(a.length, b.length); i++) {
			const d = /^\d/.test(a[i]) && /^\d/.test(b[i]) ? sign(BigInt(a[i]), BigInt(b[i])) : letters(a[i], b[i]);
			if (d !== 0) return d;
		}
		return sign(a.length, b.length);
	}

	function grouped(n, options = {}) {
		if (typeof n === 'bigint') return n.toString().replace(/\B(?=(\d{3})+$)/g, ',');
		if (Number.isNaN(n)) return 'NaN';
		if (!Number.isFinite(n)) return n < 0 ? '-∞' : '∞';
		const least = options.minimumFractionDigits ?? 0, most = Math.max(options.maximumFractionDigits ?? 3, least);
		let [whole, part = ''] = Math.abs(n).toFixed(Math.min(most, 100)).split('.');
		if (whole.includes('e')) whole = BigInt(Math.abs(n)).toString();
		while (part.length > least && part.endsWith('0')) part = part.slice(0, -1);
		if (options.useGrouping !== false) whole = whole.replace(/\B(?=(\d{3})+$)/g, ',');
		return (n < 0 || Object.is(n, -0) ? '-' : '') + whole + (part ? '.' + part : '');
	}

	const put = (where, name, value) => Object.defineProperty(where, name, { value, writable: true, configurable: true });
	put(String.prototype, 'localeCompare', function localeCompare(that, locales, options) { return compare(String(this), String(that), options); });
	put(Number.prototype, 'toLocaleString', function toLocaleString(locales, options) { return grouped(Number(this), options); });
	put(BigInt.prototype, 'toLocaleString', function toLocaleString() { return grouped(this.valueOf()); });
	class Collator {
		constructor(locales, options = {}) { this.compare = (a, b) => compare(String(a), String(b), options); }
	}
	class NumberFormat {
		constructor(locales, options = {}) { this.format = (n) => grouped(n, options); }
	}
	node.define({ Intl: { Collator, NumberFormat } });
});
