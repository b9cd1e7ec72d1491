// expect: CE
#![crate_type = "staticlib"]
fn main() {}
