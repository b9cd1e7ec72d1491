// expect: CE
#[link(name = "/etc/passwd", kind = "static")]
unsafe extern "C" {}
fn main() {}
