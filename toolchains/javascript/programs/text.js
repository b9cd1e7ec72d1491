const text = require('fs').readFileSync(0, 'utf8');
console.log(text.match(/\b\w{5}\b/g), text.replace(/(\w+) (\w+)/, '$2 $1').split('\n')[0], text.trimEnd().length);
console.log('a-b_c'.split(/[-_]/), 'x'.padStart(5, '.'), 'abc'.repeat(2), 'Straße'.toUpperCase(), 'ÀÉ'.normalize('NFD').length, 'z'.codePointAt(0), '😀'.length, [...'😀é'].length);
console.log((1234.5678).toFixed(2), (0.1 + 0.2).toPrecision(3), (255).toString(16), (1e21).toString(), parseInt('101', 2), Number('0x1f'), +'', Number('1e3'), (1234567.891).toLocaleString());
console.log(['b', 'a', 'C', 'B', 'é', 'e', 'f', '10', '9'].sort(), ['b', 'a', 'C', 'B', 'é', 'e', 'f', '10', '9'].sort((x, y) => x.localeCompare(y)));
console.log([...'mississippi'].reduce((m, c) => m.set(c, (m.get(c) || 0) + 1), new Map()), /(?<year>\d{4})-(?<month>\d\d)/.exec('on 2024-05-06').groups.year, 'aXbX'.replaceAll('X', '-'), [...'a1b22'.matchAll(/\d+/g)].map((m) => [m[0], m.index]));
console.log(encodeURIComponent('a b&c'), Buffer.from('héllo').toString('hex'), Buffer.from('aGk=', 'base64').toString(), btoa('hi'), JSON.stringify({ a: [1, 'x\n', null], b: undefined }, null, 1), 'abc' < 'abd', 'a'.charCodeAt() ^ 1);
console.log(new Date(Date.UTC(2024, 1, 29)).toISOString(), new Date(2024, 0, 31, 12).getDay(), new Intl.Collator(undefined, { numeric: true }).compare('a10', 'a9'));
