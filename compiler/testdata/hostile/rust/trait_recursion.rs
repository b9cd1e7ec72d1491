// expect: CE overflow
trait T { type A: T; }
struct S<X>(X);
impl<X> T for S<X> where S<S<X>>: T { type A = S<S<X>>; }
fn take<X: T>() {}
fn main() { take::<S<u8>>(); }
