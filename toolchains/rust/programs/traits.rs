// in: 3 4
// out: 181492114 7.1416\n
use std::fmt;
use std::ops::{Add, Mul};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Mod(u64);
const P: u64 = 998_244_353;

impl Add for Mod {
    type Output = Mod;
    fn add(self, o: Mod) -> Mod {
        Mod((self.0 + o.0) % P)
    }
}
impl Mul for Mod {
    type Output = Mod;
    fn mul(self, o: Mod) -> Mod {
        Mod(self.0 * o.0 % P)
    }
}
impl fmt::Display for Mod {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

trait Shape {
    fn area(&self) -> f64;
}
struct Square(f64);
struct Circle(f64);
impl Shape for Square {
    fn area(&self) -> f64 {
        self.0 * self.0
    }
}
impl Shape for Circle {
    fn area(&self) -> f64 {
        std::f64::consts::PI * self.0.powi(2)
    }
}

fn main() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    let v: Vec<u64> = line.split_whitespace().map(|x| x.parse().unwrap()).collect();
    let mut x = Mod(v[0]);
    for _ in 0..10 {
        x = x * x + Mod(v[1]);
    }
    let shapes: Vec<Box<dyn Shape>> = vec![Box::new(Square(2.0)), Box::new(Circle(1.0))];
    println!("{x} {:.4}", shapes.iter().map(|s| s.area()).sum::<f64>());
}
