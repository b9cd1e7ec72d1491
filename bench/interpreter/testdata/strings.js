const words = require("fs").readFileSync(0, "utf8").split("\n").filter((w) => w !== "");
const count = new Map();
const groups = new Map();
for (const w of words) {
  count.set(w, (count.get(w) ?? 0) + 1);
  const key = [...w].sort().join("");
  const group = groups.get(key);
  if (group) group.push(w);
  else groups.set(key, [w]);
}
const best = [...groups].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1)).slice(0, 3);
const text = words.map((w) => [...w].reverse().join("").toUpperCase()).join("");
const shown = best.map(([k, v]) => `('${k}', ${v.length})`).join(", ");
console.log(`${groups.size} [${shown}] ${Math.max(...count.values())} ${text.split("AB").length - 1} ${count.size}`);
