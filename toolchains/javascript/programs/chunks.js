process.stdin.setEncoding('utf8');
let data = '';
process.stdin.on('data', (chunk) => { data += chunk; });
process.stdin.on('end', () => {
	const [n, ...rest] = data.split('\n');
	const grid = rest.slice(0, +n).map((row) => [...row]);
	const seen = grid.map((row) => row.map(() => false));
	let islands = 0;
	for (let y = 0; y < grid.length; y++) for (let x = 0; x < grid[y].length; x++) {
		if (grid[y][x] !== '#' || seen[y][x]) continue;
		islands++;
		const queue = [[y, x]];
		seen[y][x] = true;
		while (queue.length) {
			const [a, b] = queue.shift();
			for (const [c, d] of [[a + 1, b], [a - 1, b], [a, b + 1], [a, b - 1]]) if (grid[c]?.[d] === '#' && !seen[c][d]) seen[c][d] = true, queue.push([c, d]);
		}
	}
	process.stdout.write(`${islands}\n`);
});
