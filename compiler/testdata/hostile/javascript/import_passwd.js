// expect: same
import secrets from "/etc/passwd";
console.log(secrets);
