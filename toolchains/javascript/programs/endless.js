// Recursion without end is an error of JavaScript, whatever it goes through.
const tag = () => tag`x`;
function* all() { yield* all(); }
class Node { constructor() { this.next = new Node(); } }
const own = { get x() { return this.x; }, toString() { return `${this}`; }, toJSON() { return JSON.stringify(this); }, [Symbol.iterator]() { return [...this]; } };
const proxy = new Proxy({}, { get: (_, key, receiver) => receiver[key] });
const joined = [];
Object.defineProperty(joined, 0, { get: () => [].concat(joined) });
let left = 0;
const tried = () => { try { return tried(); } finally { left++; } };
let chain = [];
for (let i = 0; i < 100000; i++) chain = [chain];
const ways = {
  plain() { return ways.plain() + 1; },
  tag, 'try': tried,
  generator: () => [...all()],
  constructor: () => new Node(),
  getter: () => own.x, string: () => '' + own, JSON: () => JSON.stringify(own), iterator: () => [...own],
  proxy: () => proxy.x,
  concat: () => [].concat(joined),
  map: () => [1].map(ways.map), replace: () => 'a'.replace(/a/g, ways.replace), sort: () => [2, 1].sort(ways.sort),
  apply: () => ways.apply.apply(null, []), Reflect: () => Reflect.apply(ways.Reflect, null, []),
  'nested array': () => chain.flat(Infinity), 'nested text': () => JSON.parse('['.repeat(1e6)),
};
for (const [name, way] of Object.entries(ways)) {
  try { way(); console.log(name, 'ended'); } catch (e) { console.log(name, e.name, e.message.slice(0, 14)); }
}
console.log(left > 1000);
