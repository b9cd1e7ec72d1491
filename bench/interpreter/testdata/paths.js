class Heap {
  constructor() { this.all = []; }
  push(item) {
    const a = this.all;
    let i = a.push(item) - 1;
    while (i > 0) {
      const up = (i - 1) >> 1;
      if (a[up][0] < item[0] || (a[up][0] === item[0] && a[up][1] <= item[1])) break;
      a[i] = a[up];
      i = up;
    }
    a[i] = item;
  }
  pop() {
    const a = this.all;
    const top = a[0];
    const last = a.pop();
    const n = a.length;
    if (n === 0) return top;
    let i = 0;
    for (;;) {
      let down = 2 * i + 1;
      if (down >= n) break;
      if (down + 1 < n && (a[down + 1][0] < a[down][0] || (a[down + 1][0] === a[down][0] && a[down + 1][1] < a[down][1]))) down++;
      if (last[0] < a[down][0] || (last[0] === a[down][0] && last[1] <= a[down][1])) break;
      a[i] = a[down];
      i = down;
    }
    a[i] = last;
    return top;
  }
}

function main() {
  const data = require("fs").readFileSync(0, "utf8").split(/\s+/).map(Number);
  const [n, m] = data;
  const graph = Array.from({ length: n }, () => []);
  for (let k = 0; k < m; k++) {
    const a = data[2 + 3 * k], b = data[3 + 3 * k], w = data[4 + 3 * k];
    graph[a].push([b, w]);
    graph[b].push([a, w]);
  }
  const far = 10n ** 18n;
  const dist = new Array(n).fill(Infinity);
  dist[0] = 0;
  const heap = new Heap();
  heap.push([0, 0]);
  while (heap.all.length) {
    const [d, v] = heap.pop();
    if (d > dist[v]) continue;
    for (const [w, c] of graph[v]) {
      const nd = d + c;
      if (nd < dist[w]) {
        dist[w] = nd;
        heap.push([nd, w]);
      }
    }
  }
  const sieve = new Uint8Array(3 * n).fill(1);
  let primes = 0;
  for (let i = 2; i < 3 * n; i++) {
    if (!sieve[i]) continue;
    primes++;
    for (let j = i * i; j < 3 * n; j += i) sieve[j] = 0;
  }
  const count = new Map();
  for (const d of dist) {
    const key = d === Infinity ? Number(far % 1009n) : d % 1009;
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  const best = [...count].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 5);
  const fen = new Int32Array(n + 1);
  let inv = 0;
  const order = Array.from({ length: n }, (_, v) => v).sort((a, b) => (dist[a] === dist[b] ? a - b : dist[a] - dist[b]));
  order.forEach((v, k) => {
    let s = 0;
    for (let i = v + 1; i; i &= i - 1) s += fen[i];
    inv += k - s;
    for (let i = v + 1; i <= n; i += i & -i) fen[i]++;
  });
  const total = dist.reduce((sum, d) => (d === Infinity ? sum : sum + d), 0);
  console.log(`${total} ${primes} [${best.map(([k, c]) => `(${k}, ${c})`).join(", ")}] ${inv}`);
}

main();
