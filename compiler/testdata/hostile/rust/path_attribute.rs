// expect: CE couldn't read
#[path = "/etc/passwd"]
mod stolen;
fn main() {}
