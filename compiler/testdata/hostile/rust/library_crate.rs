// expect: same
#![crate_type = "staticlib"]
fn main() {}
