// in: 2147483647
// out: -2147483648 None 2147483645 2147483647\n(44, true) 2\n
// As in a release build, arithmetic wraps.
fn main() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    let x: i32 = line.trim().parse().unwrap();
    println!("{} {:?} {} {}", x + 1, x.checked_add(1), x.wrapping_mul(3), x.saturating_add(5));
    println!("{:?} {}", 200u8.overflowing_add(100), (-7i32).rem_euclid(3));
}
