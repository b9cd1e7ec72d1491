const words: string[] = [];
function sum(numbers: number[]: number {
	return numbers.length;
}
console.log(sum([]));
