import { words } from './words.js';

const [n, ...numbers] = words();
console.log(numbers.slice(0, Number(n)).reduce((sum, x) => sum + x, 0n).toString());
