const fs = require('fs');
const read = () => { const b = Buffer.alloc(100); const n = fs.readSync(0, b, 0, 100); return b.toString('utf8', 0, n).trim(); };
let low = 1, high = 1000;
for (;;) { const g = (low + high) >> 1; console.log(g); const a = read(); if (a === 'correct') break; if (a === 'lower') high = g - 1; else low = g + 1; }
