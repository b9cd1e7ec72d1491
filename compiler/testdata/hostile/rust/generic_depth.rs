// expect: CE
struct Wrap<T>(T);
trait Deep { fn go(&self, n: usize) -> usize; }
impl<T> Deep for T { fn go(&self, n: usize) -> usize { if n == 0 { 0 } else { Wrap(n).go(n - 1) + deeper(self, n) } } }
fn deeper<T>(x: &T, n: usize) -> usize { if n == 0 { 0 } else { deeper(&Wrap(x), n - 1) } }
fn main() { println!("{}", 1.go(5)); }
