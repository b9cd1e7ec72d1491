// expect: CE environment variable
fn main() { println!("{}", env!("ASSIZE_DATA")); }
