// in: 5
// out: 6\n
fn main() {
    let gen = 1; // a keyword from the edition of 2024 on
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    println!("{}", line.trim().parse::<i32>().unwrap() + gen);
}
