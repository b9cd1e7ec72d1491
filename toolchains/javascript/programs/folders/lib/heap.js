exports.least = (all) => Math.min(...all);
