import type { Order } from './types/order';

export class Heap<T> {
	private items: T[] = [];
	constructor(private order: Order<T>) {}
	push(item: T): void {
		this.items.push(item);
		this.items.sort(this.order);
	}
	pop(): T | undefined {
		return this.items.shift();
	}
}
