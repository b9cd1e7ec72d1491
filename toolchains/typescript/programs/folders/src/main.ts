import { readFileSync } from 'fs';
import { Heap } from '../lib/heap';
import { ascending } from '../lib/types/order.ts';
import settings from '../lib/settings.json';
import { sum } from './numbers';

const numbers = readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
const heap = new Heap<number>(ascending);
for (const n of numbers) heap.push(n);
console.log(sum(numbers), heap.pop(), settings.name);
