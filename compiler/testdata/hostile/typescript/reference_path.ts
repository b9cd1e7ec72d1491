// expect: same
/// <reference path="/etc/passwd" />
/// <reference types="node" />
console.log("the compiler reads no such file");
