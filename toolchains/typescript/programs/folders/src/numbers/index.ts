export const sum = (all: number[]): number => all.reduce((a, b) => a + b, 0);
