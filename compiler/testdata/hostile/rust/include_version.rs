// expect: CE couldn't read
fn main() { println!("{}", include_str!("/proc/version")); }
