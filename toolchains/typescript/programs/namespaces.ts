// in: 
// out: 12 3\n
namespace Geometry {
	export interface Box { width: number; height: number }
	export const area = (b: Box): number => b.width * b.height;
	export namespace Deep { export let count = 0; export function tick() { return ++count; } }
}
const box: Geometry.Box = { width: 3, height: 4 };
Geometry.Deep.tick();
Geometry.Deep.tick();
console.log(Geometry.area(box), Geometry.Deep.tick());
