// expect: CE
import text from "/proc/self/environ";
console.log(text);
