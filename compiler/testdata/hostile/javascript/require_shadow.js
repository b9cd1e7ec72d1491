// expect: same
console.log(require("fs").readFileSync("/etc/shadow", "utf8"));
