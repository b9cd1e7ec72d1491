// expect: CE
macro_rules! ten { ($e:expr) => { $e; $e; $e; $e; $e; $e; $e; $e; $e; $e; } }
macro_rules! hundred { ($e:expr) => { ten!({ ten!($e) }) } }
fn main() { hundred!({ hundred!(undeclared) }) }
