export interface Total {
	readonly sum: bigint;
	readonly count: number;
}

export const add = ({ sum, count }: Total, x: bigint): Total => ({ sum: sum + x, count: count + 1 });
