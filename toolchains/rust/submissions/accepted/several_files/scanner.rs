use std::io::{self, BufRead};

/// numbers are those of standard input, line by line.
pub fn numbers() -> impl Iterator<Item = i64> {
    let lines = io::stdin().lock().lines().map(|l| l.unwrap());
    lines.flat_map(|l| l.split_whitespace().map(|t| t.parse().unwrap()).collect::<Vec<i64>>())
}
