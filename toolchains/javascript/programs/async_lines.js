const readline = require('node:readline');
async function* numbers() {
	for await (const line of readline.createInterface({ input: process.stdin })) for (const word of line.split(/\s+/)) if (word) yield +word;
}
(async () => {
	let sum = 0, count = 0;
	for await (const x of numbers()) sum += x, count++;
	console.log(sum, count, (sum / count).toFixed(3));
})();
