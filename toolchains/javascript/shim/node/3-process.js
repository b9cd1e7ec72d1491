// Events, timers, console, process and its streams.
(function (host, node) {
	'use strict';
	const { text, inspect, Buffer } = node;

	class EventEmitter {
		static defaultMaxListeners = 10;
		#add(name, f, before) {
			this._events ??= Object.create(null);
			const list = (this._events[name] ??= []);
			if (name !== 'newListener' && this._events.newListener) this.emit('newListener', name, f.listener ?? f);
			if (before) list.unshift(f);
			else list.push(f);
			this._listening?.(name);
			return this;
		}
		#once(name, f) {
			const wrapped = (...args) => {
				this.removeListener(name, wrapped);
				return f.apply(this, args);
			};
			wrapped.listener = f;
			return wrapped;
		}
		on(name, f) { return this.#add(name, f, false); }
		addListener(name, f) { return this.#add(name, f, false); }
		prependListener(name, f) { return this.#add(name, f, true); }
		once(name, f) { return this.#add(name, this.#once(name, f), false); }
		prependOnceListener(name, f) { return this.#add(name, this.#once(name, f), true); }
		removeListener(name, f) {
			const list = this._events?.[name];
			const at = list ? list.findLastIndex((g) => g === f || g.listener === f) : -1;
			if (at >= 0) this._events[name] = list.toSpliced(at, 1);
			return this;
		}
		off(name, f) { return this.removeListener(name, f); }
		removeAllListeners(name) {
			if (name === undefined) this._events = undefined;
			else if (this._events) delete this._events[name];
			return this;
		}
		emit(name, ...args) {
			const list = this._events?.[name];
			if (!list || list.length === 0) {
				if (name === 'error') throw args[0] instanceof Error ? args[0] : new Error(`Unhandled error. (${inspect(args[0])})`);
				return false;
			}
			for (const f of list.slice()) f.apply(this, args);
			return true;
		}
		listenerCount(name) { return this._events?.[name]?.length ?? 0; }
		listeners(name) { return (this._events?.[name] ?? []).map((f) => f.listener ?? f); }
		rawListeners(name) { return (this._events?.[name] ?? []).slice(); }
		eventNames() { return Reflect.ownKeys(this._events ?? {}).filter((n) => this._events[n].length > 0); }
		setMaxListeners() { return this; }
		getMaxListeners() { return 10; }
	}
	EventEmitter.EventEmitter = EventEmitter;
	EventEmitter.once = (from, name) => new Promise((resolve, reject) => {
		from.once(name, (...args) => resolve(args));
		if (name !== 'error') from.once('error', reject);
	});

	// ---- timers: ordered by time, then by age ----

	let timers = [], immediates = [], ticks = [], ids = 0, io = [];

	class Timeout {
		constructor(f, ms, args, again) {
			if (typeof f !== 'function') throw new TypeError(`The "callback" argument must be of type function. Received ${inspect(f)}`);
			ms = Number(ms);
			this.ms = ms >= 1 && ms <= 2147483647 ? Math.trunc(ms) : 1;
			Object.assign(this, { id: ++ids, f, args, again, live: true, counts: true });
			this.start();
		}
		start() {
			this.due = Math.floor(host.now()) + this.ms;
			this.order = ++ids;
			let at = timers.length;
			while (at > 0 && timers[at - 1].due > this.due) at--;
			timers.splice(at, 0, this);
		}
		ref() { this.counts = true; return this; }
		unref() { this.counts = false; return this; }
		hasRef() { return this.counts; }
		refresh() {
			timers = timers.filter((t) => t !== this);
			this.start();
			return this;
		}
		close() { clear(this); return this; }
		[Symbol.toPrimitive]() { return this.id; }
		[inspect.custom]() { return `Timeout { _idleTimeout: ${this.ms} }`; }
	}

	function clear(t) {
		if (typeof t !== 'object') t = timers.find((x) => x.id === Number(t));
		if (!t) return;
		t.live = false;
		timers = timers.filter((x) => x !== t);
		immediates = immediates.filter((x) => x !== t);
	}

	function nextTick(f, ...args) {
		if (typeof f !== 'function') throw new TypeError('The "callback" argument must be of type function.');
		ticks.push([f, args]);
	}

	const setImmediate = (f, ...args) => {
		const one = { f, args, live: true, ref() { return one; }, unref() { return one; }, hasRef: () => true };
		immediates.push(one);
		return one;
	};

	// settle runs what is due before anything else may happen.
	function settle() {
		do {
			while (ticks.length > 0) {
				const now = ticks;
				ticks = [];
				for (const [f, args] of now) f(...args);
			}
			host.runJobs();
		} while (ticks.length > 0);
		if (unhandled.size > 0) {
			const [reason] = unhandled.values();
			unhandled.clear();
			throw reason;
		}
	}

	const unhandled = new Map();
	node.rejected = (promise, reason, handled) => {
		if (handled) unhandled.delete(promise);
		else unhandled.set(promise, reason);
	};

	// turn runs the next thing that waits, and reports whether there was one.
	function turn() {
		if (timers.length > 0 && timers[0].due <= host.now()) {
			const t = timers.shift();
			if (t.again) t.start();
			t.f(...t.args);
			return true;
		}
		if (io.length > 0) {
			io.shift()();
			return true;
		}
		if (immediates.length > 0) {
			const now = immediates;
			immediates = [];
			for (const one of now) {
				if (!one.live) continue;
				one.f(...one.args);
				settle();
			}
			return true;
		}
		if (timers.length > 0 && timers.some((t) => t.counts)) {
			host.sleep(timers[0].due - host.now());
			return true;
		}
		return false;
	}

	// ---- console ----

	let indent = '';
	const print = (fd, s) => host.line(fd, indent === '' ? s : indent + s.replaceAll('\n', '\n' + indent));
	const log = (...args) => print(1, args.length === 1 && typeof args[0] === 'string' ? args[0] : text(args));
	const error = (...args) => print(2, text(args));
	const counts = new Map(), clocks = new Map();

	function table(rows, only) {
		if (rows === null || typeof rows !== 'object') return log(rows);
		const shown = (v) => inspect(v, { depth: 0 });
		const isMap = rows instanceof Map, isSet = rows instanceof Set;
		const list = isMap ? [...rows].map((e, i) => [i, e[1], shown(e[0])]) : isSet ? [...rows].map((v, i) => [i, v]) : Object.keys(rows).map((k) => [k, rows[k]]);
		const head = [isMap || isSet ? '(iteration index)' : '(index)'], cells = [], keys = isMap ? 1 : 0;
		if (isMap) head.push('Key');
		let values = false;
		for (const [, v] of list) {
			if (v === null || typeof v !== 'object') values = true;
			else for (const k of only ?? Object.keys(v)) if (!head.includes(k)) head.push(k);
		}
		for (const [i, v, key] of list) {
			const isRow = v !== null && typeof v === 'object';
			const row = [String(i), ...(isMap ? [key] : []), ...head.slice(1 + keys).map((k) => (isRow && Object.hasOwn(v, k) ? shown(v[k]) : ''))];
			if (values) row.push(isRow ? '' : shown(v));
			cells.push(row);
		}
		if (values) head.push('Values');
		const widths = head.map((h, i) => Math.max(h.length, ...cells.map((r) => r[i].length)) + 2);
		const line = (l, m, r) => l + widths.map((w) => '─'.repeat(w)).join(m) + r;
		const row = (r) => '│' + r.map((s, i) => ` ${s}`.padEnd(widths[i])).join('│') + '│';
		log([line('┌', '┬', '┐'), row(head), line('├', '┼', '┤'), ...cells.map(row), line('└', '┴', '┘')].join('\n'));
	}

	const elapsed = (label) => `${label}: ${(host.now() - clocks.get(label)).toFixed(3)}ms`;
	const console = {
		log, info: log, debug: log, error, warn: error, table,
		trace: (...args) => error('Trace' + (args.length ? ': ' : '') + text(args)),
		dir: (v, options) => log(inspect(v, options)), dirxml: log,
		assert: (ok, ...args) => { if (!ok) error('Assertion failed' + (args.length ? ': ' + text(args) : '')); },
		count: (label = 'default') => { counts.set(label, (counts.get(label) ?? 0) + 1); log(`${label}: ${counts.get(label)}`); },
		countReset: (label = 'default') => { counts.delete(label); },
		group: (...args) => { if (args.length) log(...args); indent += '  '; },
		groupEnd: () => { indent = indent.slice(2); },
		time: (label = 'default') => { clocks.set(label, host.now()); },
		timeLog: (label = 'default', ...args) => { if (clocks.has(label)) log(elapsed(label), ...args); },
		timeEnd: (label = 'default') => { if (clocks.has(label)) log(elapsed(label)); clocks.delete(label); },
	};
	console.groupCollapsed = console.group;

	// ---- streams ----

	const chunk = 65536;

	class Output extends EventEmitter {
		writable = true;
		isTTY = false;
		columns = 80;
		constructor(fd) { super(); this.fd = fd; }
		write(s, encoding, done) {
			if (typeof encoding === 'function') done = encoding;
			if (typeof s !== 'string' && !ArrayBuffer.isView(s)) {
				throw Object.assign(new TypeError(`The "chunk" argument must be of type string or an instance of Buffer, TypedArray, or DataView.${node.received(s)}`), { code: 'ERR_INVALID_ARG_TYPE' });
			}
			host.write(this.fd, s);
			if (typeof done === 'function') nextTick(done);
			return true;
		}
		end(s, encoding, done) {
			if (typeof s === 'string' || ArrayBuffer.isView(s)) this.write(s);
			done = [s, encoding, done].find((f) => typeof f === 'function');
			if (done) nextTick(done);
			return this;
		}
		cork() {}
		uncork() {}
		_events = undefined;
	}

	// Input is standard input as a readable stream. It starts when somebody
	// listens.
	class Input extends EventEmitter {
		fd = 0;
		isTTY = false;
		readable = true;
		#encoding;
		#flowing = null;
		#ended = false;
		#scheduled = false;
		#listening = false;
		setEncoding(e) { this.#encoding = e || 'utf8'; return this; }
		#decode(b) {
			if (this.#encoding === undefined) return node.buffer(b);
			let u = new Uint8Array(b);
			if (/^utf-?8$/i.test(this.#encoding)) {
				// a character that is cut waits for the rest of it
				u = this.rest ? Buffer.concat([this.rest, u]) : u;
				let cut = u.length;
				for (let i = 1; i <= Math.min(3, u.length); i++) {
					const x = u[u.length - i];
					if (x >= 0xc0) {
						if (i < (x >= 0xf0 ? 4 : x >= 0xe0 ? 3 : 2)) cut = u.length - i;
						break;
					}
					if (x < 0x80) break;
				}
				this.rest = cut < u.length ? u.slice(cut) : undefined;
				return host.decode(u.subarray(0, cut), false);
			}
			return Buffer.from(u).toString(this.#encoding);
		}
		#take(n) {
			const b = host.readSome(n);
			if (b === null && this.rest) {
				const s = host.decode(this.rest, false);
				this.rest = undefined;
				return s;
			}
			return b === null ? null : this.#decode(b);
		}
		_listening(name) {
			if (name === 'data' && this.#flowing !== false) this.resume();
			if (name === 'readable') {
				this.#listening = true;
				this.#schedule();
			}
		}
		resume() {
			this.#flowing = true;
			this.#schedule();
			return this;
		}
		pause() { this.#flowing = false; return this; }
		isPaused() { return this.#flowing === false; }
		#schedule() {
			if (this.#scheduled || this.#ended) return;
			this.#scheduled = true;
			io.push(() => {
				this.#scheduled = false;
				if (this.#listening) {
					this.emit('readable');
					settle();
					if (this.#ended) return;
					this.#ended = true; // read() has seen the end, or nobody reads
					this.emit('readable');
					this.#finish();
				} else if (this.#flowing) {
					const s = this.#take(chunk);
					if (s === null) this.#finish();
					else {
						this.emit('data', s);
						this.#schedule();
					}
				}
			});
		}
		#finish() {
			this.#ended = true;
			this.readable = false;
			io.push(() => {
				this.emit('end');
				settle();
				this.emit('close');
			});
		}
		read(n) { return this.#take(n ?? chunk); }
		pipe(to) {
			this.on('data', (s) => to.write(s));
			this.on('end', () => { if (to !== process.stdout && to !== process.stderr) to.end?.(); });
			return to;
		}
		unref() { return this; }
		ref() { return this; }
		destroy() { this.#ended = true; return this; }
		async *[Symbol.asyncIterator]() {
			for (let s; (s = this.#take(chunk)) !== null;) yield s;
			this.#ended = true;
		}
	}

	// ---- process ----

	class Process extends EventEmitter {
		stdin = new Input();
		stdout = new Output(1);
		stderr = new Output(2);
		argv = ['/usr/bin/node', '/program/main.js'];
		argv0 = 'node';
		execPath = '/usr/bin/node';
		execArgv = [];
		env = {};
		pid = 1;
		ppid = 0;
		platform = 'linux';
		arch = 'wasm32';
		title = 'node';
		version = 'v20.0.0';
		versions = { node: '20.0.0', quickjs: '2025-04-26' };
		release = { name: 'node' };
		exitCode = undefined;
		nextTick = nextTick;
		exit = (code) => {
			if (code !== undefined) process.exitCode = code;
			leave();
		};
		abort = () => host.exit(134);
		kill = () => true;
		cwd = () => '/program';
		chdir = () => {};
		umask = () => 18;
		uptime = () => host.now() / 1e3;
		hrtime = Object.assign((from) => {
			const now = BigInt(Math.round(host.now() * 1e6)) - (from ? BigInt(from[0]) * 1000000000n + BigInt(from[1]) : 0n);
			return [Number(now / 1000000000n), Number(now % 1000000000n)];
		}, { bigint: () => BigInt(Math.round(host.now() * 1e6)) });
		memoryUsage = Object.assign(() => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }), { rss: () => 0 });
		cpuUsage = () => ({ user: Math.round(host.now() * 1e3), system: 0 });
		resourceUsage = () => ({ userCPUTime: Math.round(host.now() * 1e3), systemCPUTime: 0, maxRSS: 0 });
		emitWarning = (w) => error(`(node:1) ${w instanceof Error ? w : 'Warning: ' + w}`);
		get [Symbol.toStringTag]() { return 'process'; }
	}
	const process = new Process();

	// leave ends the program, once.
	let leaving = false;
	function leave() {
		if (!leaving) {
			leaving = true;
			process.emit('exit', Number(process.exitCode ?? 0));
		}
		host.exit(Number(process.exitCode ?? 0) || 0);
	}

	// failed ends the program after an error that nobody caught.
	function failed(e) {
		if (process.listenerCount('uncaughtException') > 0) {
			process.emit('uncaughtException', e, 'uncaughtException');
			return;
		}
		host.line(2, 'Uncaught ' + inspect(e));
		process.exitCode = 1;
		leave();
	}

	function guarded(f, arg) {
		try {
			return f(arg);
		} catch (e) {
			failed(e);
			return true;
		}
	}
	const beforeExit = () => process.emit('beforeExit', process.exitCode ?? 0);

	// run is the whole life of a program.
	node.run = (begin, arg) => {
		guarded(begin, arg);
		for (;;) {
			guarded(settle);
			if (guarded(turn)) continue;
			const before = ids;
			guarded(beforeExit);
			guarded(settle);
			if (ids === before && io.length === 0 && immediates.length === 0) break;
			if (!guarded(turn)) break;
		}
		leave();
	};
	node.received = (v) => (v == null ? ` Received ${v}` : typeof v === 'function' ? ` Received function ${v.name}` :
		typeof v === 'object' ? ` Received an instance of ${v.constructor?.name}` : ` Received type ${typeof v} (${inspect(v)})`);

	const performance = { now: () => host.now(), timeOrigin: 1e12, mark() {}, measure() {}, toJSON: () => ({}) };
	Object.assign(node, { EventEmitter, console, process, performance, nextTick, io: (f) => io.push(f), setImmediate });
	node.define({
		console, process, performance, setImmediate, clearImmediate: clear,
		setTimeout: (f, ms, ...args) => new Timeout(f, ms, args, false),
		setInterval: (f, ms, ...args) => new Timeout(f, ms, args, true),
		clearTimeout: clear, clearInterval: clear,
		queueMicrotask: (f) => { Promise.resolve().then(f); },
		structuredClone: (v) => clone(v, new Map()),
	});

	function clone(v, seen) {
		if (typeof v === 'function' || typeof v === 'symbol') throw new Error(`${String(v)} could not be cloned.`);
		if (v === null || typeof v !== 'object') return v;
		if (seen.has(v)) return seen.get(v);
		let made;
		if (Array.isArray(v)) made = new Array(v.length);
		else if (v instanceof Date) made = new Date(v);
		else if (v instanceof RegExp) made = new RegExp(v);
		else if (v instanceof Map) made = new Map();
		else if (v instanceof Set) made = new Set();
		else if (ArrayBuffer.isView(v)) made = v.slice();
		else if (v instanceof ArrayBuffer) made = v.slice(0);
		else if (v instanceof Error) made = Object.assign(new (globalThis[v.name] ?? Error)(v.message), { stack: v.stack });
		else made = {};
		seen.set(v, made);
		if (v instanceof Map) for (const [k, x] of v) made.set(clone(k, seen), clone(x, seen));
		else if (v instanceof Set) for (const x of v) made.add(clone(x, seen));
		else if (Array.isArray(v) || Object.getPrototypeOf(made) === Object.prototype) for (const k of Object.keys(v)) made[k] = clone(v[k], seen);
		return made;
	}
});
