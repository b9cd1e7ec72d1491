// in: 2\none two\nthree\n
// out: 1: 2 one-two\n2: 1 three\n
use std::io::{self, BufRead};

fn main() {
    let stdin = io::stdin();
    let mut lines = stdin.lock().lines().map(|l| l.unwrap());
    let n: usize = lines.next().unwrap().trim().parse().unwrap();
    for (i, line) in lines.take(n).enumerate() {
        let words: Vec<&str> = line.split(' ').collect();
        println!("{}: {} {}", i + 1, words.len(), words.join("-"));
    }
}
