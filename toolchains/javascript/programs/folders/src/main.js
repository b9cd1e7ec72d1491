const { sum } = require('./numbers');
const heap = require('../lib/heap.js');
const settings = require('../lib/settings.json');
const numbers = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
console.log(sum(numbers), heap.least(numbers), settings.name, __filename, __dirname);
import('../lib/more/twice.mjs').then((m) => console.log(m.default(21), m.least([3, 2])));
