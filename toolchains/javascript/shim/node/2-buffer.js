// Buffer, TextEncoder and TextDecoder.
(function (host, node) {
	'use strict';
	const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

	function toBase64(b) {
		let out = '';
		for (let i = 0; i < b.length; i += 3) {
			const n = (b[i] << 16) | ((b[i + 1] ?? 0) << 8) | (b[i + 2] ?? 0);
			out += alphabet[n >> 18] + alphabet[(n >> 12) & 63] + (i + 1 < b.length ? alphabet[(n >> 6) & 63] : '=') + (i + 2 < b.length ? alphabet[n & 63] : '=');
		}
		return out;
	}

	function fromBase64(s) {
		const out = [];
		let n = 0, bits = 0;
		for (const c of s.replace(/-/g, '+').replace(/_/g, '/')) {
			const v = alphabet.indexOf(c);
			if (v < 0) continue;
			n = ((n << 6) | v) & 0xffffff;
			bits += 6;
			if (bits >= 8) out.push((n >> (bits -= 8)) & 255);
		}
		return out;
	}

	function bytesOf(s, encoding) {
		switch (String(encoding ?? 'utf8').toLowerCase()) {
		case 'utf8': case 'utf-8': return new Uint8Array(host.encode(s));
		case 'latin1': case 'binary': case 'ascii': return Uint8Array.from(s, (c) => c.charCodeAt(0));
		case 'hex': return Uint8Array.from(s.match(/[0-9a-fA-F]{2}/g) ?? [], (h) => parseInt(h, 16));
		case 'base64': case 'base64url': return Uint8Array.from(fromBase64(s));
		case 'utf16le': case 'ucs2': case 'utf-16le': {
			const b = new Uint8Array(2 * s.length);
			for (let i = 0; i < s.length; i++) (b[2 * i] = s.charCodeAt(i)), (b[2 * i + 1] = s.charCodeAt(i) >> 8);
			return b;
		}
		default: throw new TypeError(`Unknown encoding: ${encoding}`);
		}
	}

	class Buffer extends Uint8Array {
		static from(v, a, b) {
			if (typeof v === 'string') return view(bytesOf(v, a));
			if (v instanceof ArrayBuffer) return new Buffer(v, a, b);
			if (v && v.type === 'Buffer' && Array.isArray(v.data)) v = v.data;
			const made = new Buffer(v.length);
			made.set(v);
			return made;
		}
		static alloc(n, fill, encoding) {
			const b = new Buffer(n);
			return fill === undefined ? b : b.fill(fill, 0, n, encoding);
		}
		static allocUnsafe(n) { return new Buffer(n); }
		static allocUnsafeSlow(n) { return new Buffer(n); }
		static isBuffer(v) { return v instanceof Buffer; }
		static isEncoding(e) { return /^(utf-?8|latin1|binary|ascii|hex|base64(url)?|ucs2|utf-?16le)$/i.test(e); }
		static byteLength(v, encoding) { return typeof v === 'string' ? bytesOf(v, encoding).length : v.byteLength; }
		static compare(a, b) { return a.compare(b); }
		static concat(list, total) {
			total ??= list.reduce((n, b) => n + b.length, 0);
			const all = new Buffer(total);
			let at = 0;
			for (const b of list) {
				all.set(b.length > total - at ? b.subarray(0, total - at) : b, at);
				at += b.length;
				if (at >= total) break;
			}
			return all;
		}
		toString(encoding, start = 0, end = this.length) {
			const b = start === 0 && end >= this.length ? this : this.subarray(start, end);
			switch (String(encoding ?? 'utf8').toLowerCase()) {
			case 'utf8': case 'utf-8': return host.decode(b, false);
			case 'latin1': case 'binary': return host.decode(b, true);
			case 'ascii': return host.decode(b.map((x) => x & 127), true);
			case 'hex': return Array.prototype.map.call(b, (x) => x.toString(16).padStart(2, '0')).join('');
			case 'base64': return toBase64(b);
			case 'base64url': return toBase64(b).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
			case 'utf16le': case 'ucs2': case 'utf-16le': {
				let s = '';
				for (let i = 0; i + 1 < b.length; i += 2) s += String.fromCharCode(b[i] | (b[i + 1] << 8));
				return s;
			}
			default: throw new TypeError(`Unknown encoding: ${encoding}`);
			}
		}
		toJSON() { return { type: 'Buffer', data: Array.from(this) }; }
		slice(start, end) { return this.subarray(start, end); }
		equals(b) { return this.compare(b) === 0; }
		compare(b) {
			const n = Math.min(this.length, b.length);
			for (let i = 0; i < n; i++) if (this[i] !== b[i]) return this[i] < b[i] ? -1 : 1;
			return Math.sign(this.length - b.length);
		}
		write(s, offset = 0, length, encoding) {
			if (typeof offset === 'string') (encoding = offset), (offset = 0);
			if (typeof length === 'string') (encoding = length), (length = undefined);
			const b = bytesOf(s, encoding), n = Math.min(b.length, length ?? Infinity, this.length - offset);
			this.set(b.subarray(0, n), offset);
			return n;
		}
		copy(to, at = 0, start = 0, end = this.length) {
			const part = this.subarray(start, Math.min(end, start + to.length - at));
			to.set(part, at);
			return part.length;
		}
		fill(v, start, end, encoding) {
			if (typeof v !== 'string') return super.fill(v, start, end);
			const b = bytesOf(v, encoding);
			for (let i = start ?? 0, j = 0; i < (end ?? this.length) && b.length; i++, j = (j + 1) % b.length) this[i] = b[j];
			return this;
		}
		indexOf(v, from = 0, encoding) {
			if (typeof v === 'number') return super.indexOf(v & 255, from);
			const b = typeof v === 'string' ? bytesOf(v, encoding) : v;
			for (let i = from; i + b.length <= this.length; i++) {
				let j = 0;
				while (j < b.length && this[i + j] === b[j]) j++;
				if (j === b.length) return i;
			}
			return -1;
		}
		includes(v, from, encoding) { return this.indexOf(v, from, encoding) >= 0; }
		[node.inspect.custom]() {
			const shown = Array.prototype.map.call(this.subarray(0, 50), (x) => x.toString(16).padStart(2, '0')).join(' ');
			const rest = this.length - 50;
			return `<Buffer${shown ? ' ' + shown : ''}${rest > 0 ? ` ... ${rest} more byte${rest > 1 ? 's' : ''}` : ''}>`;
		}
	}

	const view = (b) => new Buffer(b.buffer, b.byteOffset, b.byteLength);
	for (const [name, size, method] of [['UInt8', 1, 'Uint8'], ['Int8', 1, 'Int8'], ['UInt16', 2, 'Uint16'], ['Int16', 2, 'Int16'], ['UInt32', 4, 'Uint32'],
		['Int32', 4, 'Int32'], ['Float', 4, 'Float32'], ['Double', 8, 'Float64'], ['BigInt64', 8, 'BigInt64'], ['BigUInt64', 8, 'BigUint64']]) {
		for (const end of size === 1 ? [''] : ['LE', 'BE']) {
			const read = function (at = 0) { return new DataView(this.buffer, this.byteOffset, this.byteLength)['get' + method](at, end === 'LE'); };
			const write = function (v, at = 0) {
				new DataView(this.buffer, this.byteOffset, this.byteLength)['set' + method](at, v, end === 'LE');
				return at + size;
			};
			for (const alias of [name, name.replace('UInt', 'Uint')]) {
				Object.defineProperty(Buffer.prototype, `read${alias}${end}`, { value: read, writable: true, configurable: true });
				Object.defineProperty(Buffer.prototype, `write${alias}${end}`, { value: write, writable: true, configurable: true });
			}
		}
	}

	class TextEncoder {
		get encoding() { return 'utf-8'; }
		encode(s = '') { return new Uint8Array(host.encode(String(s))); }
		encodeInto(s, to) {
			const b = this.encode(s).subarray(0, to.length);
			to.set(b);
			return { read: s.length, written: b.length };
		}
	}

	class TextDecoder {
		constructor(encoding = 'utf-8') { this.encoding = String(encoding).toLowerCase(); }
		decode(b) { return b === undefined ? '' : host.decode(b, /^(latin1|ascii|iso-8859-1|windows-1252)$/.test(this.encoding)).replace(/^\ufeff/, ''); }
	}

	Object.assign(node, { Buffer, buffer: (b) => new Buffer(b), toBase64, fromBase64 });
	node.define({
		Buffer, TextEncoder, TextDecoder,
		atob: (s) => String.fromCharCode(...fromBase64(String(s))),
		btoa: (s) => toBase64(Uint8Array.from(String(s), (c) => c.charCodeAt(0))),
	});
});
