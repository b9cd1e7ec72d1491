fn main() {
    let n: i32 = "five";
    println!("{n}");
}
