import fs, { readFileSync } from 'fs';
import { Heap } from './heap.mjs';
import * as numbers from './numbers.cjs';
const words = readFileSync(0, 'utf8').split(/\s+/).filter(Boolean).map(Number);
const heap = new Heap(words);
const out = [];
while (heap.size) out.push(heap.pop());
const late = await Promise.resolve('late');
console.log(out, numbers.default.twice(4), numbers.default.settings.name, late, fs.readFileSync === readFileSync, typeof (await import('./heap.mjs')).Heap);
