import { readFileSync } from "fs";

const numbers: string[] = readFileSync(0, "utf8").split("\n");
console.log(numbers[1_000_000]!.length); // the type says that it is there
