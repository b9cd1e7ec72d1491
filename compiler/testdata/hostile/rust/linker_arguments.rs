// expect: CE
#![feature(link_args)]
#[link_args = "--export-all -o /tmp/x"]
unsafe extern "C" {}
fn main() {}
