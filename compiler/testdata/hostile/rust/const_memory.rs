// expect: CE
static BIG: [[u64; 1 << 16]; 1 << 14] = [[7; 1 << 16]; 1 << 14];
fn main() { println!("{}", BIG[5][7]); }
