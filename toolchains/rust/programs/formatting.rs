// in: 3.14159 255
// out: 3.14|     3.142|255   |00000255|0xff|11111111|  ab   |3.14159e0\nPoint { x: -1, name: Some("p") } true   255\n
#[derive(Debug, Clone, PartialEq)]
struct Point {
    x: i32,
    name: Option<&'static str>,
}

fn main() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    let v: Vec<&str> = line.split_whitespace().collect();
    let (x, n): (f64, u32) = (v[0].parse().unwrap(), v[1].parse().unwrap());
    println!("{x:.2}|{x:>10.3}|{n:<6}|{n:08}|{n:#x}|{n:b}|{:^7}|{:e}", "ab", x);
    let p = Point { x: -1, name: Some("p") };
    println!("{p:?} {} {width:>1$}", p == p.clone(), 5, width = n);
}
