// in: 
// out: ok 3 { a: 1 }\n
type Keys<T> = { readonly [K in keyof T]?: T[K] extends string ? never : K };
declare const missing: number;
declare module "nowhere" { export const x: number }
interface Named { name: string }
function overloaded(x: number): number;
function overloaded(x: string): string;
function overloaded(x: any): any { return x; }
const value = { a: 1 } as const satisfies Record<string, number>;
const named = ({ name: "ok" } as unknown) as Named;
let keys: Keys<typeof value> | undefined;
console.log(named.name, overloaded(3), value);
