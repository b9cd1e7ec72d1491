// in: 
// out: Point(1, 2) 5 true\n
abstract class Shape {
	protected static made = 0;
	constructor(public readonly name: string) { Shape.made++; }
	abstract describe(): string;
	static get count(): number { return Shape.made; }
}
class Point extends Shape {
	#hidden = 5;
	constructor(private x: number, private y: number = 2) { super("Point"); }
	describe(): string { return `${this.name}(${this.x}, ${this.y})`; }
	get hidden(): number { return this.#hidden; }
}
const p = new Point(1);
console.log(p.describe(), p.hidden, Point.count === 1);
