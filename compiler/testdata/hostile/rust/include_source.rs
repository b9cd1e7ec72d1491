// expect: CE couldn't read
include!("../../../../etc/passwd");
fn main() {}
