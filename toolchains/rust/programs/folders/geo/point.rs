pub const WHERE: &str = concat!(file!(), " ", module_path!());

pub struct Point {
    pub x: i64,
    pub y: i64,
}

impl Point {
    pub fn length(&self) -> i64 {
        self.x.abs() + self.y.abs()
    }
}
