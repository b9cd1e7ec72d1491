const fs = require("fs");

function main() {
  const n = Number(fs.readFileSync(0, "utf8"));
  let x = 12345;
  let s = 0n;
  for (let i = 0; i < n; i++) {
    x = (Math.imul(x, 1103515245) + 12345) & 2147483647;
    if (x % 3 === 0) s += BigInt(x);
    else s ^= BigInt(i);
  }
  const dp = new Array(1001).fill(0);
  for (let i = 1; i < 400; i++) {
    const w = (i % 50) + 1;
    const v = (i * 7) % 101;
    for (let j = 1000; j >= w; j--) {
      if (dp[j - w] + v > dp[j]) dp[j] = dp[j - w] + v;
    }
  }
  console.log(`${s} ${dp[1000]}`);
}

main();
