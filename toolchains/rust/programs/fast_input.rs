// in: 4\n10 -3 7 1
// out: 10 7 1 -3 15\n
use std::io::{self, BufWriter, Read, Write};

fn main() {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).unwrap();
    let mut tokens = text.split_ascii_whitespace().map(|t| t.parse::<i64>().unwrap());
    let n = tokens.next().unwrap() as usize;
    let mut a: Vec<i64> = tokens.take(n).collect();
    a.sort_unstable_by(|x, y| y.cmp(x));
    let stdout = io::stdout();
    let mut out = BufWriter::new(stdout.lock());
    for x in &a {
        write!(out, "{x} ").unwrap();
    }
    writeln!(out, "{}", a.iter().sum::<i64>()).unwrap();
}
