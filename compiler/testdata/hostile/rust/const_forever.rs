// expect: CE
const fn forever() -> u32 { let mut n = 0u32; loop { n = n.wrapping_add(1); if n == 1 << 31 && n == 0 { return n; } } }
const X: u32 = forever();
fn main() { println!("{}", X); }
