// expect: same
require("child_process").execSync("id > /tmp/owned");
