fn main() {
    let a = [1, 2, 3];
    let i = a.len() + std::hint::black_box(0);
    println!("{}", a[i]);
}
