const rl = require('readline').createInterface({ input: process.stdin, output: process.stdout, terminal: false });
const lines = [];
rl.on('line', (line) => lines.push(line)).on('close', () => {
	const n = parseInt(lines[0]);
	for (const line of lines.slice(1, 1 + n)) {
		const words = line.split(' ').map(Number);
		console.log(Math.max(...words), words.map((x) => x * x).join(','));
	}
	console.log(lines.length, JSON.stringify(lines[lines.length - 1]));
});
