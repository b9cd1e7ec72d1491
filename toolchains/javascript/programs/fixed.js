// Time and chance are the same in every run: what a program does must not depend
// on them, but it may ask.
const now = Date.now(), r = Math.random();
console.log(typeof now, now >= 1e12, r >= 0 && r < 1, performance.now() >= 0, process.hrtime.bigint() >= 0n, process.argv.length, process.platform);
const start = Date.now();
setTimeout(() => console.log(Date.now() - start >= 50), 50);
console.log(new Date(0).toISOString(), new Date('2024-03-10T12:00:00Z').getTime(), require('path').join('a', '..', 'b', 'c.js'), require('os').EOL === '\n');
require('assert').deepStrictEqual({ a: [1, 2] }, { a: [1, 2] });
try { require('assert').strictEqual(1, 2); } catch (e) { console.log(e.code); }
try { require('./missing'); } catch (e) { console.log(e.code); }
try { require('fs').readFileSync('/etc/nothing-there'); } catch (e) { console.log(e.code); }
