import { numbers } from "./input.ts";
import type { Total } from "./total";
import { add } from "./total";

let total: Total = { sum: 0n, count: 0 };
for (const x of numbers()) total = add(total, x);
console.log(`${total.sum}`);
