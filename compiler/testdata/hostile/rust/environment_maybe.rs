// expect: same
fn main() { println!("{:?} {:?} {:?}", option_env!("HOSTNAME"), option_env!("PATH"), option_env!("HOME")); }
