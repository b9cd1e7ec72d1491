mod scanner;

use scanner::numbers;

fn main() {
    let sum: i64 = numbers().skip(1).sum();
    println!("{sum}");
}
