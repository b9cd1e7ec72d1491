// The modules that programs load: those of Node.js that a contest needs, and the
// program's own files.
(function (host, node) {
	'use strict';
	const { inspect, text, Buffer, EventEmitter, process, console } = node;
	const coded = (error, code) => Object.assign(error, { code });

	// ---- fs ----

	const input = new Set([0, '/dev/stdin', '/dev/fd/0', '/proc/self/fd/0']);
	const output = new Map([[1, 1], ['/dev/stdout', 1], ['/dev/fd/1', 1], ['/proc/self/fd/1', 1], [2, 2], ['/dev/stderr', 2], ['/dev/fd/2', 2]]);
	const absolute = (p) => path.resolve('/program', p instanceof URL_ ? p.pathname : String(p));
	const missing = (call, p, code = 'ENOENT', why = 'no such file or directory') =>
		Object.assign(coded(new Error(`${code}: ${why}, ${call} '${p}'`), code), { errno: -2, syscall: call, path: p });
	const readOnly = (call, p) => missing(call, p, 'EROFS', 'read-only file system');
	const encodingOf = (o) => (typeof o === 'string' ? o : o?.encoding ?? undefined);
	const opened = new Map(); // number → { bytes, at }

	class URL_ {
		constructor(s) { this.href = s; this.pathname = s.replace(/^file:\/\//, ''); }
		toString() { return this.href; }
	}

	function bytesOf(p, call = 'open') {
		if (opened.has(p)) return new Uint8Array(opened.get(p).bytes);
		const b = host.readFile(absolute(p));
		if (b === null) throw host.kind(absolute(p)) === 'folder' ? missing('read', p, 'EISDIR', 'illegal operation on a directory') : missing(call, p);
		return new Uint8Array(b);
	}

	function readFileSync(p, options) {
		const encoding = encodingOf(options);
		if (input.has(p)) {
			if (encoding !== undefined && /^utf-?8$/i.test(encoding)) return host.readText();
			const all = node.buffer(host.readAll());
			return encoding === undefined ? all : all.toString(encoding);
		}
		const b = node.buffer(bytesOf(p).buffer);
		return encoding === undefined ? b : b.toString(encoding);
	}

	function writeTo(p, data, append) {
		const fd = output.get(p);
		if (typeof data !== 'string' && !ArrayBuffer.isView(data)) data = String(data);
		if (fd !== undefined) host.write(fd, data);
		else if (!host.writeFile(absolute(p), data, append)) throw readOnly('open', p);
	}
	const writeFileSync = (p, data) => writeTo(p, data, false);
	const appendFileSync = (p, data) => writeTo(p, data, true);

	function writeSync(p, data, a, b) {
		const fd = output.get(p);
		if (fd === undefined) throw coded(new Error('EBADF: bad file descriptor, write'), 'EBADF');
		if (typeof data === 'string') {
			host.write(fd, data);
			return Buffer.byteLength(data);
		}
		const part = a === undefined ? data : new Uint8Array(data.buffer, data.byteOffset, data.byteLength).subarray(a, b === undefined ? undefined : a + b);
		host.write(fd, part);
		return part.length;
	}

	function readSync(fd, buffer, offset = 0, length, position = null) {
		if (offset !== null && typeof offset === 'object') ({ offset = 0, length, position = null } = offset);
		const to = new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
		const n = Math.min(length ?? to.length - offset, to.length - offset);
		let b;
		if (opened.has(fd)) {
			const file = opened.get(fd), at = position ?? file.at;
			b = new Uint8Array(file.bytes).subarray(at, at + n);
			if (position === null) file.at += b.length;
		} else {
			const some = n > 0 ? host.readSome(n) : null;
			b = new Uint8Array(some ?? 0);
		}
		to.set(b, offset);
		return b.length;
	}

	function statSync(p, options) {
		const kind = input.has(p) || output.has(p) ? 'stream' : opened.has(p) ? 'file' : host.kind(absolute(p));
		if (kind === null) {
			if (options?.throwIfNoEntry === false) return undefined;
			throw missing('stat', p);
		}
		const size = kind === 'file' ? bytesOf(p).length : 0, at = new Date(1e12);
		return { size, isFile: () => kind === 'file', isDirectory: () => kind === 'folder', isFIFO: () => kind === 'stream', isSymbolicLink: () => false, mtime: at, ctime: at, atime: at, mtimeMs: 1e12, mode: 0o444 };
	}

	let next = 10;
	const fs = {
		readFileSync, writeFileSync, writeSync, readSync, statSync, lstatSync: statSync, fstatSync: statSync,
		appendFileSync,
		existsSync: (p) => input.has(p) || output.has(p) || host.kind(absolute(p)) !== null,
		accessSync: (p) => { if (!fs.existsSync(p)) throw missing('access', p); },
		openSync: (p, flags) => {
			if (input.has(p)) return 0;
			if (output.has(p)) return output.get(p);
			if (flags !== undefined && flags !== 'r' && flags !== 0) throw readOnly('open', p);
			opened.set(next, { bytes: bytesOf(p).buffer, at: 0 });
			return next++;
		},
		closeSync: (fd) => { opened.delete(fd); },
		fsyncSync() {},
		createReadStream: (p, options) => {
			if (input.has(p) || options?.fd === 0) {
				if (encodingOf(options)) process.stdin.setEncoding(encodingOf(options));
				return process.stdin;
			}
			throw missing('open', p);
		},
		createWriteStream: (p, options) => {
			const fd = output.get(p) ?? output.get(options?.fd);
			if (fd === undefined) throw readOnly('open', p);
			return fd === 1 ? process.stdout : process.stderr;
		},
		constants: { O_RDONLY: 0, F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1 },
	};
	for (const name of ['readFile', 'writeFile', 'appendFile', 'stat', 'access', 'open', 'close', 'read', 'write']) {
		const sync = fs[name + 'Sync'];
		fs[name] = (...args) => {
			const done = args.pop();
			let error = null, value;
			try { value = sync(...args); } catch (e) { error = e; }
			node.io(() => (error ? done(error) : done(null, value, args[1])));
		};
	}
	fs.promises = {};
	for (const name of ['readFile', 'writeFile', 'appendFile', 'stat', 'access']) fs.promises[name] = async (...args) => fs[name + 'Sync'](...args);

	// ---- readline ----

	class Interface extends EventEmitter {
		line = '';
		closed = false;
		terminal = false;
		#started = false;
		#paused = false;
		#questions = [];
		#prompt = '> ';
		constructor(options) {
			super();
			this.input = options?.input;
			this.output = options?.output;
			// Lines come whether anybody listens or not, but nobody is ahead of the
			// program's first turn.
			this.#begin();
		}
		_listening(name) { if (name === 'line' || name === 'close') this.#begin(); }
		#begin() {
			if (this.#started || this.closed) return;
			this.#started = true;
			node.io(() => this.#step());
		}
		#step() {
			if (this.closed || this.#paused || this.iterated) return;
			const line = host.readLine();
			if (line === null) return this.close();
			node.io(() => this.#step());
			if (this.#questions.length > 0) this.#questions.shift()(line);
			else this.emit('line', line);
		}
		question(query, options, done) {
			if (typeof options === 'function') done = options;
			if (this.closed) throw coded(new Error('readline was closed'), 'ERR_USE_AFTER_CLOSE');
			if (this.output) this.output.write(query);
			this.#questions.push(done);
			this.#begin();
		}
		setPrompt(p) { this.#prompt = p; }
		getPrompt() { return this.#prompt; }
		prompt() {
			if (this.output) this.output.write(this.#prompt);
			this.resume();
		}
		write(s) { if (this.output) this.output.write(s); }
		pause() {
			if (!this.#paused) {
				this.#paused = true;
				this.emit('pause');
			}
			return this;
		}
		resume() {
			if (this.#paused) {
				this.#paused = false;
				this.emit('resume');
				node.io(() => this.#step());
			}
			return this;
		}
		close() {
			if (this.closed) return;
			this.closed = true;
			this.emit('close');
		}
		[Symbol.asyncIterator]() {
			this.iterated = true;
			const next = async () => {
				const line = this.closed ? null : host.readLine();
				if (line === null) this.close();
				return line === null ? { value: undefined, done: true } : { value: line, done: false };
			};
			return {
				next,
				return: async (value) => { this.close(); return { value, done: true }; },
				[Symbol.asyncIterator]() { return this; },
			};
		}
		[Symbol.dispose]() { this.close(); }
	}
	class PromiseInterface extends Interface {
		question(query) { return new Promise((resolve) => super.question(query, resolve)); }
	}
	const createInterface = (C) => (a, b) => new C(a && (a.input !== undefined || a.output !== undefined) ? a : { input: a, output: b });
	const readline = {
		Interface, createInterface: createInterface(Interface), clearLine: () => true, cursorTo: () => true, moveCursor: () => true, emitKeypressEvents() {},
		promises: { Interface: PromiseInterface, createInterface: createInterface(PromiseInterface) },
	};

	// ---- path, util, assert, os and small ones ----

	// bare leaves the slashes at the end of a path out.
	const bare = (p) => {
		let n = p.length;
		while (n > 0 && p[n - 1] === '/') n--;
		return n < p.length ? p.slice(0, n) : p;
	};

	function normalize(p, top) {
		const out = [];
		for (const part of p.split('/')) {
			if (part === '' || part === '.') continue;
			if (part === '..' && out.length > 0 && out[out.length - 1] !== '..') out.pop();
			else if (part !== '..' || !top) out.push(part);
		}
		return out.join('/');
	}
	const path = {
		sep: '/', delimiter: ':',
		isAbsolute: (p) => p.startsWith('/'),
		normalize: (p) => {
			const n = (p.startsWith('/') ? '/' : '') + normalize(p, p.startsWith('/'));
			return n === '' ? '.' : p.endsWith('/') && !n.endsWith('/') ? n + '/' : n;
		},
		join: (...parts) => path.normalize(parts.filter((p) => p !== '').join('/') || '.'),
		resolve: (...parts) => {
			let p = '';
			for (const part of parts.reverse()) {
				p = part + (p === '' ? '' : '/' + p);
				if (part.startsWith('/')) break;
			}
			return '/' + normalize(p.startsWith('/') ? p : '/program/' + p, true);
		},
		basename: (p, ext) => {
			const b = bare(p).split('/').pop();
			return ext && b.endsWith(ext) && b !== ext ? b.slice(0, -ext.length) : b;
		},
		dirname: (p) => {
			const at = bare(p).lastIndexOf('/');
			return at < 0 ? '.' : at === 0 ? '/' : p.slice(0, at);
		},
		extname: (p) => {
			const b = path.basename(p), at = b.lastIndexOf('.');
			return at <= 0 ? '' : b.slice(at);
		},
		relative: (a, b) => {
			const from = path.resolve(a).split('/').slice(1), to = path.resolve(b).split('/').slice(1);
			while (from.length && from[0] === to[0]) from.shift(), to.shift();
			return [...from.map(() => '..'), ...to].join('/');
		},
	};
	path.posix = path;

	function equal(a, b, strict, seen = new Map()) {
		if (strict ? Object.is(a, b) : a == b || (a !== a && b !== b)) return true;
		if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
		if (seen.get(a) === b) return true;
		seen.set(a, b);
		if (strict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
		if (Array.isArray(a) !== Array.isArray(b)) return false;
		if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
		if (a instanceof RegExp && b instanceof RegExp) return String(a) === String(b);
		if (a instanceof Error && (a.message !== b.message || a.name !== b.name)) return false;
		if (a instanceof Map || a instanceof Set) {
			if (a.size !== b.size || a.constructor !== b.constructor) return false;
			const isMap = a instanceof Map;
			for (const [k, v] of a.entries()) {
				if (b.has(k) && (!isMap || equal(v, b.get(k), strict, seen))) continue;
				if (![...b.entries()].some(([k2, v2]) => equal(k, k2, strict, seen) && (!isMap || equal(v, v2, strict, seen)))) return false;
			}
			return true;
		}
		const keys = Object.keys(a);
		return keys.length === Object.keys(b).length && keys.every((k) => Object.hasOwn(b, k) && equal(a[k], b[k], strict, seen));
	}

	class AssertionError extends Error {
		constructor(o) {
			super(o.message ?? `${inspect(o.actual)} ${o.operator} ${inspect(o.expected)}`);
			this.name = 'AssertionError';
			Object.assign(this, { generatedMessage: o.message === undefined, code: 'ERR_ASSERTION', actual: o.actual, expected: o.expected, operator: o.operator });
		}
	}
	const check = (ok, message, actual, expected, operator) => {
		if (ok) return;
		if (message instanceof Error) throw message;
		throw new AssertionError({ message, actual, expected, operator });
	};
	const assert = (v, message) => check(v, message ?? 'The expression evaluated to a falsy value', v, true, '==');
	const matches = (e, want) => want === undefined || (want instanceof RegExp ? want.test(String(e)) : typeof want === 'function' && want.prototype !== undefined && e instanceof want) ||
		(typeof want === 'function' && !(want.prototype instanceof Error) && want !== Error && want(e) === true) || (typeof want === 'object' && Object.keys(want).every((k) => equal(e[k], want[k], true)));
	Object.assign(assert, {
		AssertionError, ok: assert,
		equal: (a, b, m) => check(a == b || (a !== a && b !== b), m, a, b, '=='),
		notEqual: (a, b, m) => check(a != b, m, a, b, '!='),
		strictEqual: (a, b, m) => check(Object.is(a, b), m, a, b, '==='),
		notStrictEqual: (a, b, m) => check(!Object.is(a, b), m, a, b, '!=='),
		deepEqual: (a, b, m) => check(equal(a, b, false), m, a, b, 'deepEqual'),
		deepStrictEqual: (a, b, m) => check(equal(a, b, true), m, a, b, 'deepStrictEqual'),
		notDeepStrictEqual: (a, b, m) => check(!equal(a, b, true), m, a, b, 'notDeepStrictEqual'),
		fail: (m = 'Failed') => check(false, m),
		match: (s, r, m) => check(r.test(s), m, s, r, 'match'),
		throws: (f, want, m) => {
			try { f(); } catch (e) {
				if (typeof want !== 'string' && !matches(e, want)) throw e;
				return;
			}
			check(false, m ?? 'Missing expected exception.');
		},
		doesNotThrow: (f) => f(),
		rejects: async (p, want) => {
			try { await (typeof p === 'function' ? p() : p); } catch (e) {
				if (!matches(e, want)) throw e;
				return;
			}
			check(false, 'Missing expected rejection.');
		},
	});
	assert.strict = assert;

	const util = {
		inspect, format: (...args) => (args.length ? text(args) : ''), isDeepStrictEqual: (a, b) => equal(a, b, true),
		promisify: (f) => (...args) => new Promise((resolve, reject) => f(...args, (e, v) => (e ? reject(e) : resolve(v)))),
		callbackify: (f) => (...args) => { const done = args.pop(); f(...args).then((v) => done(null, v), done); },
		inherits: (C, P) => { Object.setPrototypeOf(C.prototype, P.prototype); Object.setPrototypeOf(C, P); C.super_ = P; },
		deprecate: (f) => f, isArray: Array.isArray, TextEncoder, TextDecoder,
		types: { isPromise: (v) => v instanceof Promise, isDate: (v) => v instanceof Date, isRegExp: (v) => v instanceof RegExp, isMap: (v) => v instanceof Map, isSet: (v) => v instanceof Set },
	};
	util.promisify.custom = Symbol.for('nodejs.util.promisify.custom');

	const os = { EOL: '\n', platform: () => 'linux', type: () => 'Linux', arch: () => 'wasm32', cpus: () => [{ model: 'WebAssembly', speed: 0 }], totalmem: () => 2 ** 28, freemem: () => 2 ** 28, hostname: () => 'assize', tmpdir: () => '/tmp', homedir: () => '/', release: () => '', uptime: () => 0, endianness: () => 'LE', constants: { signals: {} } };

	class StringDecoder {
		constructor(encoding = 'utf8') { this.encoding = encoding; this.parts = []; }
		write(b) { return Buffer.from(b).toString(this.encoding); }
		end(b) { return b ? this.write(b) : ''; }
	}

	const wait = (ms, v) => new Promise((resolve) => setTimeout(resolve, ms, v));
	util.promisify[util.promisify.custom] = undefined;
	const timers = { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate };
	const builtin = {
		fs, readline, path, util, assert, os, process, console, timers, events: EventEmitter,
		buffer: { Buffer, constants: { MAX_LENGTH: 2 ** 31 - 1, MAX_STRING_LENGTH: 2 ** 30 - 1 }, kMaxLength: 2 ** 31 - 1 },
		string_decoder: { StringDecoder }, perf_hooks: { performance: node.performance }, tty: { isatty: () => false },
		'assert/strict': assert, 'fs/promises': fs.promises, 'readline/promises': readline.promises, 'path/posix': path, 'util/types': util.types,
		'timers/promises': { setTimeout: wait, setImmediate: (v) => new Promise((resolve) => setImmediate(resolve, v)) },
		url: { fileURLToPath: (u) => String(u.href ?? u).replace(/^file:\/\//, ''), pathToFileURL: (p) => new URL_('file://' + p) },
	};

	// ---- the program's own files ----

	const loaded = Object.create(null); // path → module
	const builtinName = (name) => (name.startsWith('node:') ? name.slice(5) : name);
	const isBuiltin = (name) => Object.hasOwn(builtin, builtinName(name));
	const notFound = (name, from) => coded(new Error(`Cannot find module '${name}'\nRequire stack:\n- ${from}`), 'MODULE_NOT_FOUND');

	function locate(name, from) {
		if (!/^(\.\.?(\/|$)|\/)/.test(name)) throw notFound(name, from);
		const p = path.resolve(path.dirname(from), name.replace(/\.ts$/, ''));
		for (const end of ['', '.js', '.cjs', '.mjs', '.json', '/index.js']) if (host.kind(p + end) === 'file') return p + end;
		throw notFound(name, from);
	}

	// source reads a file without its byte order mark and the line for a shell. Most
	// have neither, and to search for them takes longer than to run a small program.
	function source(p) {
		let s = host.decode(new Uint8Array(host.readFile(p)), false);
		if (s[0] === '\ufeff') s = s.slice(1);
		return s.startsWith('#!') ? s.replace(/^#!.*/, '') : s;
	}

	function requireFrom(from) {
		const require = (name) => {
			if (isBuiltin(name)) return builtin[builtinName(name)];
			const p = locate(String(name), from);
			if (loaded[p]) return loaded[p].exports;
			if (p.endsWith('.json')) {
				loaded[p] = { exports: JSON.parse(source(p)) };
				return loaded[p].exports;
			}
			return script(p, compile(p, source(p))).exports;
		};
		require.resolve = (name) => (isBuiltin(name) ? name : locate(name, from));
		require.cache = loaded;
		require.main = main;
		return require;
	}

	// compile makes the function that Node.js wraps a script in. It begins on the
	// first line, so that errors have the line of the file.
	const compile = (p, s) => host.compile(`(function (exports, require, module, __filename, __dirname) {${s}\n})`, p);

	let main;
	function script(p, f) {
		const module = (loaded[p] = { exports: {}, id: p, path: path.dirname(p), filename: p, loaded: false, children: [], paths: [] });
		main ??= Object.assign(module, { id: '.' });
		module.require = requireFrom(p);
		f.call(module.exports, module.exports, module.require, module, p, module.path);
		module.loaded = true;
		return module;
	}

	// What import finds: a path, or a name with "node:" before it.
	node.resolveImport = (from, name) => (isBuiltin(name) ? 'node:' + builtinName(name) : locate(name.replace(/^file:\/\//, ''), from));
	node.importText = (p) => {
		if (p.startsWith('node:') || /\.(json|cjs)$/.test(p)) return null;
		const s = source(p);
		if (p.endsWith('.mjs') || host.detectModule(s) || !/\b(module\.exports|exports\.\w+|require)\b/.test(s)) return s;
		return null;
	};
	node.importObject = (p) => {
		if (p.startsWith('node:')) return builtin[p.slice(5)];
		return loaded[p] ? loaded[p].exports : requireFrom('/program/main.js')(p);
	};

	// main runs the program. A file is a script unless it is one of import and
	// export or awaits outside of functions, which no script can.
	node.main = (p, ...args) => {
		process.argv[1] = p;
		process.argv.push(...args);
		node.run(begin, p);
	};

	function begin(p) {
		const s = source(p);
		let f;
		if (!p.endsWith('.mjs')) {
			try {
				f = compile(p, s);
			} catch (e) {
				if (p.endsWith('.cjs') || !(e instanceof SyntaxError) || !/\b(import|export|await)\b/.test(s)) throw e;
			}
		}
		if (f) script(p, f);
		else host.module(s, p).then(undefined, (e) => { throw e; });
	}

	node.define({ require: requireFrom('/program/main.js') });
	delete globalThis.require;
});
