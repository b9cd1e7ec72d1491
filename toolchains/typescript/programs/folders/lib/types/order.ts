export type Order<T> = (a: T, b: T) => number;

export const ascending: Order<number> = (a, b) => a - b;
