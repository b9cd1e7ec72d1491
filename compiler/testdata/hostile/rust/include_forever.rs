// expect: CE recursion limit
include!("main.rs");
fn main() {}
