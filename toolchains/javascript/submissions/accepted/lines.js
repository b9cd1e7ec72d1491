const readline = require('readline');

const rl = readline.createInterface({ input: process.stdin });
let left = -1, sum = 0n;
rl.on('line', (line) => {
	for (const word of line.trim().split(/\s+/)) {
		if (word === '') continue;
		if (left < 0) left = Number(word);
		else if (left-- > 0) sum += BigInt(word);
	}
});
rl.on('close', () => process.stdout.write(sum + '\n'));
