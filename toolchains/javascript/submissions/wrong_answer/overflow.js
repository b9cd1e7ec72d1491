const [n, ...numbers] = require('fs').readFileSync(0, 'utf8').split(/\s+/).filter(Boolean).map(Number);
console.log(numbers.reduce((sum, x) => (sum + x) | 0, 0)); // 32 bits
