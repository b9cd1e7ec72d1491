// expect: CE
const a = require("../../../../usr/lib/assize/strip");
console.log(a);
