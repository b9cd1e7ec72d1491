const rl = require('readline').createInterface({input: process.stdin});
let low = 1, high = 1000;
const g = () => (low + high) >> 1;
console.log(g());
rl.on('line', a => { if (a === 'correct') { rl.close(); return; } if (a === 'lower') high = g() - 1; else low = g() + 1; console.log(g()); });
