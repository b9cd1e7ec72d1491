const [a, b] = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(BigInt);
const gcd = (x, y) => (y === 0n ? x : gcd(y, x % y));
const power = (x, n, m) => { let r = 1n; for (x %= m; n > 0n; n >>= 1n, x = x * x % m) if (n & 1n) r = r * x % m; return r; };
let factorial = 1n;
for (let i = 1n; i <= 60n; i++) factorial *= i;
console.log(String(a + b), `${a * b}`, a / b, -a % b, gcd(a, b), factorial, 2n ** 200n);
console.log(power(3n, a, 1000000007n), BigInt.asIntN(64, 2n ** 63n), BigInt.asUintN(64, -1n), Number(a % 1000n), typeof a, 5n > 4, 2n == 2, [3n, 1n, 2n].sort((x, y) => (x < y ? -1 : 1)));
