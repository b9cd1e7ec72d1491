import settings from "./settings.json";
import Default, { type Item, twice as double } from "./library.ts";
export * as all from "./library";

const items: Item[] = [{ id: 1 }, { id: 2 }];
console.log(double(items.length), new Default(items).ids(), settings.name, typeof require("./library"));
