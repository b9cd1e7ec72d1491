import { readFileSync } from 'node:fs';

export const words = () => readFileSync('/dev/stdin').toString().split(/\s+/).filter(Boolean).map(BigInt);
