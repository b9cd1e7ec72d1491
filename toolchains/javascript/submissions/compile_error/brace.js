function sum(numbers) {
	return numbers.reduce((a, b) => a + b;
}
console.log(sum([1, 2]));
