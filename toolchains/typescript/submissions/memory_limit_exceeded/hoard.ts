const all: Float64Array[] = [];
for (let i: number = 0; ; i++) all.push(new Float64Array(100_000).fill(i));
