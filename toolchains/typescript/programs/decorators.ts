// in: 
// out: add(2, 3) 5\n
function logged(method: Function, context: ClassMethodDecoratorContext) {
	return function (this: unknown, ...args: number[]) {
		return `${String(context.name)}(${args.join(", ")}) ${method.apply(this, args)}`;
	};
}
class Sum {
	@logged add(a: number, b: number): any { return a + b; }
}
console.log(new Sum().add(2, 3));
