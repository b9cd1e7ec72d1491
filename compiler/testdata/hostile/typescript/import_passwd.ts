// expect: CE
import passwd from "/etc/passwd";
console.log(passwd);
