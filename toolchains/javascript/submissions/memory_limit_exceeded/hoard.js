const all = [];
for (let i = 0; ; i++) all.push(new Float64Array(100000).fill(i));
