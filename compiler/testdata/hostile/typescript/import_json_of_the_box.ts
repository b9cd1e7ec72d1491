// expect: CE
import box from "../config.json";
import root from "/root/.config/settings.json";
console.log(box, root);
