export interface Item { id: number }
export const twice = (n: number): number => 2 * n;
export default class List {
	constructor(private items: Item[]) {}
	ids = (): string => this.items.map(({ id }) => id).join("+");
}
