pub mod point;
pub mod shapes;
