// in: 
// out: 12.57 6.00 never\n
type Shape = { kind: "circle"; r: number } | { kind: "box"; w: number; h: number };
const isCircle = (s: Shape): s is Extract<Shape, { kind: "circle" }> => s.kind === "circle";
function area(s: Shape): number {
	switch (s.kind) {
		case "circle": return Math.PI * s.r ** 2;
		case "box": return s.w * s.h;
		default: { const impossible: never = s; return impossible; }
	}
}
const shapes: Shape[] = [{ kind: "circle", r: 2 }, { kind: "box", w: 2, h: 3 }];
console.log(...shapes.map((s) => area(s).toFixed(2)), shapes.every(isCircle) ? "all" : "never");
