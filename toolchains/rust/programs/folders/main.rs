mod geo;
mod heap;

use geo::{point::Point, shapes::square::area};
use std::io::Read;

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let numbers: Vec<i64> = text.split_whitespace().map(|w| w.parse().unwrap()).collect();
    let points: Vec<Point> = numbers.chunks(2).map(|c| Point { x: c[0], y: c[1] }).collect();
    let mut heap = heap::Heap::default();
    for p in &points {
        heap.push(p.length());
    }
    println!("{} {} {}", heap.pop().unwrap(), area(&points[0]), geo::point::WHERE);
}
