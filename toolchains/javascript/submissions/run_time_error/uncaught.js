const numbers = require('fs').readFileSync(0, 'utf8').split('\n');
console.log(numbers[1000000].length);
