const [n, ...numbers] = require('fs').readFileSync(0, 'utf8').split(/\s+/).filter(Boolean);
console.log(String(numbers.slice(0, Number(n)).reduce((sum, x) => sum + BigInt(x), 0n)));
