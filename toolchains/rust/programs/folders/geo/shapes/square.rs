use crate::geo::point::Point;

pub fn area(p: &Point) -> i64 {
    p.x * p.y
}
