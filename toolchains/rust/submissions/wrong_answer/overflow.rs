// An i32 wraps around, as in a release build.
use std::io::{self, Read};

fn main() {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).unwrap();
    let numbers = text.split_ascii_whitespace().skip(1);
    let sum = numbers.fold(0i32, |sum, t| sum + t.parse::<i64>().unwrap() as i32);
    println!("{sum}");
}
