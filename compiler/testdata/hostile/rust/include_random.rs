// expect: same
fn main() { println!("{:?}", include_bytes!("/dev/urandom")); }
