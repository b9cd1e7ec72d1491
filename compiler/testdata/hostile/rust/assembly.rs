// expect: CE
use std::arch::global_asm;
global_asm!(".data\n.incbin \"/etc/shadow\"\n");
fn main() {}
