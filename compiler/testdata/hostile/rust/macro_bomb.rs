// expect: CE
macro_rules! bomb { ($($t:tt)*) => { bomb!($($t)* $($t)*); } }
fn main() { bomb!(1); }
