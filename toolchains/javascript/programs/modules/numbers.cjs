exports.twice = (x) => 2 * x;
exports.settings = require('./settings.json');
