const n = +require('fs').readFileSync(0, 'utf8');
const sum = (k) => (k === 0 ? 0 : k + sum(k - 1));
console.log(sum(n));
const next = Array.from({ length: n }, (_, i) => (i + 1 < n ? [i + 1] : []));
const size = new Array(n).fill(0);
const visit = (u) => { size[u] = 1; for (const v of next[u]) { visit(v); size[u] += size[v]; } };
visit(n - 9000);
const memo = new Map();
const fib = (k) => { if (k < 2) return BigInt(k); if (!memo.has(k)) memo.set(k, fib(k - 1) + fib(k - 2)); return memo.get(k); };
console.log(size[n - 9000], fib(300));
function* walk(tree) { if (tree) { yield* walk(tree.left); yield tree.key; yield* walk(tree.right); } }
let root = null;
const insert = (t, key) => (t ? (key < t.key ? { ...t, left: insert(t.left, key) } : { ...t, right: insert(t.right, key) }) : { key });
for (const k of [5, 2, 8, 1, 9, 3]) root = insert(root, k);
console.log([...walk(root)]);
