fn main() {
    let mut x = 1u32;
    while x != 0 {
        x = std::hint::black_box(x).wrapping_mul(3);
    }
    println!("{x}");
}
