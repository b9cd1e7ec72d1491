// What console.log prints of a value, as Node.js does it: short things on one
// line, long arrays of short things in columns.
(function (host, node) {
	'use strict';
	const breakLength = 80; // no line that could be broken is longer
	const onOneLine = 3; // levels of nesting that may share a line
	const plainKey = /^[a-zA-Z_][a-zA-Z_0-9]*$/;
	const escapes = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '\\': '\\\\', '\v': '\\x0B' };
	const custom = Symbol.for('nodejs.util.inspect.custom');
	const typedArray = Object.getPrototypeOf(Uint8Array);
	const tagOf = Object.getOwnPropertyDescriptor(typedArray.prototype, Symbol.toStringTag).get;
	const generators = ['Generator', 'AsyncGenerator'];

	function quote(s) {
		let q = "'";
		if (s.includes("'")) {
			if (!s.includes('"')) q = '"';
			else if (!s.includes('`') && !s.includes('${')) q = '`';
		}
		let out = q;
		for (const c of s) {
			if (c === q) out += '\\' + c;
			else if (escapes[c] !== undefined) out += escapes[c];
			else if (c < ' ' || (c >= '\x7f' && c <= '\x9f')) out += '\\x' + c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
			else if (c.length === 1 && c >= '\ud800' && c <= '\udfff') out += '\\u' + c.charCodeAt(0).toString(16).toUpperCase();
			else out += c;
		}
		return out + q;
	}

	const number = (n) => (Object.is(n, -0) ? '-0' : String(n));

	function primitive(v) {
		switch (typeof v) {
		case 'string': return quote(v);
		case 'number': return number(v);
		case 'bigint': return v + 'n';
		case 'symbol': return v.toString();
		default: return String(v);
		}
	}

	// width of a text on a terminal.
	function width(s) {
		let n = 0;
		for (const c of s) {
			const p = c.codePointAt(0);
			if ((p >= 0x300 && p <= 0x36f) || (p >= 0x200b && p <= 0x200f) || (p >= 0xfe00 && p <= 0xfe0f)) continue;
			n += (p >= 0x1100 && p <= 0x115f) || (p >= 0x2e80 && p <= 0xa4cf) || (p >= 0xac00 && p <= 0xd7a3) || (p >= 0xf900 && p <= 0xfaff) ||
				(p >= 0xfe30 && p <= 0xfe6f) || (p >= 0xff00 && p <= 0xff60) || (p >= 0x1f300 && p <= 0x1faff) || p >= 0x20000 ? 2 : 1;
		}
		return n;
	}

	// className is the name of the constructor, '' where there is none.
	function className(o) {
		for (let p = o, first = true; p; p = Object.getPrototypeOf(p), first = false) {
			const d = Object.getOwnPropertyDescriptor(p, 'constructor');
			if (d && typeof d.value === 'function' && d.value.name !== '' && o instanceof d.value) return d.value.name;
		}
		return '';
	}

	function prefix(name, fallback, size, tag = '') {
		const count = size === undefined ? '' : `(${size})`;
		if (name === '') return `[${fallback}${count}: null prototype] `;
		return name + count + (tag ? ` [${tag}] ` : ' ');
	}

	function functionBase(f) {
		const source = Function.prototype.toString.call(f);
		if (source.startsWith('class') && source.endsWith('}')) {
			const parent = Object.getPrototypeOf(f);
			return `[class ${f.name || '(anonymous)'}${parent && parent.name ? ' extends ' + parent.name : parent === null ? ' extends null' : ''}]`;
		}
		const kind = Object.prototype.toString.call(f).slice(8, -1);
		return `[${kind}${f.name ? ': ' + f.name : ' (anonymous)'}]`;
	}

	// columns puts the entries of a long array below one another.
	function columns(ctx, entries, value, more) {
		const n = more ? entries.length - 1 : entries.length;
		const widths = entries.slice(0, n).map(width);
		const longest = Math.max(...widths) + 2;
		const total = widths.reduce((sum, w) => sum + w + 2, 0);
		if (longest * 3 + ctx.indent >= breakLength || !(total / longest > 5 || longest <= 8)) return entries;
		const biased = Math.max(longest - 3 - Math.sqrt(longest - total / entries.length), 1);
		const count = Math.min(Math.round(Math.sqrt(2.5 * biased * n) / biased), Math.floor((breakLength - ctx.indent) / longest), onOneLine * 4, 15);
		if (count <= 1) return entries;
		const room = [];
		for (let i = 0; i < count; i++) {
			let most = 0;
			for (let j = i; j < n; j += count) most = Math.max(most, widths[j]);
			room.push(most + 2);
		}
		const right = value !== undefined && value.every((v) => typeof v === 'number' || typeof v === 'bigint');
		const lines = [];
		for (let i = 0; i < n; i += count) {
			const end = Math.min(i + count, n);
			let line = '';
			for (let j = i; j < end; j++) {
				const last = j === end - 1, text = last ? entries[j] : entries[j] + ', ';
				const space = ' '.repeat(Math.max(0, room[j - i] - (last ? 2 : 0) - width(text)));
				line += right ? space + text : last ? text : text + space;
			}
			lines.push(line);
		}
		if (more) lines.push(entries[n]);
		return lines;
	}

	// join makes one text of a head, braces and entries.
	function join(ctx, entries, base, braces, level, array, value, more) {
		const n = entries.length;
		if (array && n > 6) entries = columns(ctx, entries, value, more);
		const head = base ? base + ' ' : '';
		if (ctx.deepest - level < onOneLine && n === entries.length) {
			let length = entries.length + (entries.length + ctx.indent + braces[0].length + base.length + 10);
			for (const e of entries) length += e.length;
			if (length <= breakLength && !base.includes('\n')) {
				const line = entries.join(', ');
				if (!line.includes('\n')) return `${head}${braces[0]} ${line} ${braces[1]}`;
			}
		}
		const indent = '\n' + ' '.repeat(ctx.indent);
		return `${head}${braces[0]}${indent}  ${entries.join(`,${indent}  `)}${indent}${braces[1]}`;
	}

	function property(ctx, o, key, level, array) {
		const d = Object.getOwnPropertyDescriptor(o, key);
		let text;
		if (d.get || d.set) {
			text = d.get ? (d.set ? '[Getter/Setter]' : '[Getter]') : '[Setter]';
		} else {
			text = nested(ctx, d.value, level);
		}
		if (array) return text;
		let name = typeof key === 'symbol' ? `[${key.toString()}]` : plainKey.test(key) ? key : quote(key);
		if (key === '__proto__') name = "['__proto__']";
		if (!d.enumerable) name = `[${String(key)}]`;
		return `${name}: ${text}`;
	}

	// frames are the innermost ten of a stack, as Node.js has them.
	const frames = (stack) => stack.split('\n').filter((line) => line !== '').slice(0, 10).join('\n');

	function errorBase(e) {
		let stack = typeof e.stack === 'string' ? frames(e.stack) : '';
		const head = String(e.name || 'Error') + (e.message ? ': ' + e.message : '');
		let text;
		if (stack.startsWith(head)) text = stack;
		else text = head + (stack ? '\n' + stack : '');
		return stack ? text : `[${text}]`;
	}

	function format(ctx, v, level) {
		if (v === null || (typeof v !== 'object' && typeof v !== 'function')) return primitive(v);
		if (typeof v[custom] === 'function' && v[custom] !== inspect) {
			const made = v[custom](ctx.depth - level, ctx.options, inspect);
			if (made !== v) return typeof made === 'string' ? made.replaceAll('\n', '\n' + ' '.repeat(ctx.indent)) : format(ctx, made, level);
		}
		if (ctx.seen.includes(v)) {
			let n = ctx.circular.get(v);
			if (n === undefined) ctx.circular.set(v, (n = ctx.circular.size + 1));
			return `[Circular *${n}]`;
		}
		return object(ctx, v, level);
	}

	function object(ctx, v, level) {
		const name = className(v);
		let keys = Object.keys(v).concat(Object.getOwnPropertySymbols(v).filter((s) => Object.prototype.propertyIsEnumerable.call(v, s)));
		let tag = v[Symbol.toStringTag];
		if (typeof tag !== 'string' || tag === '' || tag === name) tag = '';
		let base = '', braces = ['{', '}'], array = false, entries = null;
		const indices = () => (keys = keys.filter((k) => typeof k === 'symbol' || !/^(0|[1-9][0-9]*)$/.test(k)));
		if (Array.isArray(v)) {
			indices();
			array = true;
			braces = [(name === 'Array' ? '' : prefix(name, 'Array', v.length)) + '[', ']'];
			if (v.length === 0 && keys.length === 0) return braces[0] + ']';
			entries = arrayEntries;
		} else if (v instanceof Set) {
			braces[0] = prefix(name, 'Set', v.size, tag) + '{';
			entries = setEntries;
			if (v.size === 0 && keys.length === 0) return braces[0] + '}';
		} else if (v instanceof Map) {
			braces[0] = prefix(name, 'Map', v.size, tag) + '{';
			entries = mapEntries;
			if (v.size === 0 && keys.length === 0) return braces[0] + '}';
		} else if (v instanceof typedArray) {
			indices();
			array = true;
			braces = [prefix(name, tagOf.call(v), v.length) + '[', ']'];
			if (v.length === 0 && keys.length === 0) return braces[0] + ']';
			entries = arrayEntries;
		} else if (typeof v === 'function') {
			base = functionBase(v);
			if (keys.length === 0) return base;
		} else if (v instanceof RegExp) {
			base = RegExp.prototype.toString.call(v);
			if (keys.length === 0) return base;
		} else if (v instanceof Date) {
			base = Number.isNaN(v.getTime()) ? 'Invalid Date' : v.toISOString();
			if (keys.length === 0) return base;
		} else if (v instanceof Error) {
			base = errorBase(v);
			keys = keys.filter((k) => k !== 'name' && k !== 'message' && k !== 'stack');
			if (Object.hasOwn(v, 'cause') && !keys.includes('cause')) keys.push('cause');
			if (keys.length === 0) return base.replaceAll('\n', '\n' + ' '.repeat(ctx.indent));
		} else if (v instanceof ArrayBuffer) {
			braces[0] = prefix(name, 'ArrayBuffer') + '{';
			entries = bufferEntries;
		} else if (v instanceof Promise) {
			braces[0] = prefix(name, 'Promise') + '{';
			entries = promiseEntries;
		} else if (v instanceof WeakSet || v instanceof WeakMap) {
			return prefix(name, 'Weak') + '{ <items unknown> }';
		} else if (v instanceof Number || v instanceof String || v instanceof Boolean || v instanceof BigInt || v instanceof Symbol) {
			const inner = v.valueOf();
			base = `[${name}: ${primitive(inner)}]`;
			if (v instanceof String) indices();
			if (keys.length === 0) return base;
		} else if (generators.includes(tag)) {
			braces[0] = `Object [${tag}] {`;
			if (keys.length === 0) return braces[0] + '}';
		} else {
			if (Object.prototype.toString.call(v) === '[object Arguments]') braces[0] = '[Arguments] {';
			else if (name !== 'Object' || tag) braces[0] = prefix(name, 'Object') + (tag ? `[${tag}] ` : '') + '{';
			if (keys.length === 0) return braces[0] + '}';
		}
		if (level > ctx.depth) return Array.isArray(v) ? '[Array]' : `[${prefix(name, 'Object').trim().replace(/\(\d+\)$/, '').replace(/^\[(.*)\]$/, '$1')}]`;
		ctx.seen.push(v);
		ctx.deepest = level;
		let parts = [], more = false;
		if (entries) {
			parts = entries(ctx, v, level + 1);
			more = array && v.length > ctx.maxArray;
		}
		for (const key of keys) parts.push(property(ctx, v, key, level + 1, false));
		ctx.seen.pop();
		const ref = ctx.circular.get(v);
		if (ref !== undefined) {
			if (base === '') braces[0] = `<ref *${ref}> ${braces[0]}`;
			else base = `<ref *${ref}> ${base}`;
		}
		const values = array && !more && keys.length === 0 ? Array.from(v) : array && more ? Array.from(v).slice(0, ctx.maxArray) : undefined;
		return join(ctx, parts, base, braces, level, array, values, more);
	}

	function arrayEntries(ctx, v, level) {
		const parts = [], most = Math.min(ctx.maxArray, v.length);
		let i = 0;
		while (i < v.length && parts.length < most) {
			if (!Object.hasOwn(v, i)) {
				let n = 0;
				while (i < v.length && !Object.hasOwn(v, i)) i++, n++;
				parts.push(`<${n} empty item${n > 1 ? 's' : ''}>`);
				continue;
			}
			parts.push(property(ctx, v, String(i), level, true));
			i++;
		}
		if (i < v.length) parts.push(`... ${v.length - i} more item${v.length - i > 1 ? 's' : ''}`);
		return parts;
	}

	function nested(ctx, v, level) {
		ctx.indent += 2;
		const text = format(ctx, v, level);
		ctx.indent -= 2;
		return text;
	}

	function some(ctx, size, parts) {
		if (size > ctx.maxArray) parts.push(`... ${size - ctx.maxArray} more item${size - ctx.maxArray > 1 ? 's' : ''}`);
		return parts;
	}

	function setEntries(ctx, v, level) {
		const parts = [];
		for (const x of v) {
			if (parts.length >= ctx.maxArray) break;
			parts.push(nested(ctx, x, level));
		}
		return some(ctx, v.size, parts);
	}

	function mapEntries(ctx, v, level) {
		const parts = [];
		for (const [k, x] of v) {
			if (parts.length >= ctx.maxArray) break;
			parts.push(`${nested(ctx, k, level)} => ${nested(ctx, x, level)}`);
		}
		return some(ctx, v.size, parts);
	}

	function bufferEntries(ctx, v) {
		const bytes = Array.from(new Uint8Array(v).subarray(0, 50), (b) => b.toString(16).padStart(2, '0')).join(' ');
		const rest = v.byteLength - 50;
		return [`[Uint8Contents]: <${bytes}${rest > 0 ? ` ... ${rest} more byte${rest > 1 ? 's' : ''}` : ''}>`, `byteLength: ${v.byteLength}`];
	}

	function promiseEntries(ctx, v, level) {
		const [state, result] = host.promiseState(v);
		if (state === 0) return ['<pending>'];
		const text = nested(ctx, result, level);
		return [state === 2 ? '<rejected> ' + text : text];
	}

	function inspect(v, options, ...old) {
		if (typeof options === 'boolean') options = { showHidden: options, depth: old[0] };
		options = options || {};
		const depth = options.depth === undefined ? 2 : options.depth === null ? Infinity : options.depth;
		const ctx = { seen: [], circular: new Map(), indent: 0, deepest: 0, depth, options, maxArray: options.maxArrayLength ?? 100 };
		return format(ctx, v, 0);
	}
	inspect.custom = custom;
	inspect.defaultOptions = {};

	// text is what console.log and util.format make of their arguments.
	function text(args) {
		const shown = (v) => (typeof v === 'string' ? v : inspect(v));
		if (args.length === 1) return shown(args[0]);
		if (typeof args[0] !== 'string' || !args[0].includes('%')) return args.map(shown).join(' ');
		let at = 1;
		let out = args[0].replace(/%([sdifjoOc%])/g, (whole, letter) => {
			if (letter === '%') return '%';
			if (at >= args.length) return whole;
			const v = args[at++];
			switch (letter) {
			case 's':
				if (typeof v === 'bigint') return v + 'n';
				if (typeof v === 'number') return number(v);
				if (typeof v === 'object' && v !== null && (v.toString === Object.prototype.toString || v.toString === Array.prototype.toString || v instanceof Error)) return inspect(v, { depth: 0 });
				return String(v);
			case 'd': return typeof v === 'bigint' ? v + 'n' : typeof v === 'symbol' || typeof v === 'object' ? 'NaN' : number(Number(v));
			case 'i': return typeof v === 'bigint' ? v + 'n' : typeof v === 'symbol' || typeof v === 'object' ? 'NaN' : number(parseInt(v));
			case 'f': return typeof v === 'symbol' ? 'NaN' : number(parseFloat(v));
			case 'j': return JSON.stringify(v);
			case 'o': return inspect(v, { depth: 4 });
			case 'O': return inspect(v);
			default: return '';
			}
		});
		for (; at < args.length; at++) out += ' ' + shown(args[at]);
		return out;
	}

	node.inspect = inspect;
	node.text = text;
});
