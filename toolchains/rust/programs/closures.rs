// in: 5 2 8 1 9 4
// out: 4 64 16 40 2\n[8, 49]\nSome(8)\n
fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    move |x| g(f(x))
}

fn main() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    let a: Vec<i32> = line.split_whitespace().skip(1).map(|x| x.parse().unwrap()).collect();
    let even: Vec<String> = a.iter().filter(|&&x| x % 2 == 0).map(|x| (x * x).to_string()).collect();
    let f = compose(|x: i32| x + 1, |x| x * 10);
    let mut calls = 0;
    let mut count = || {
        calls += 1;
        calls
    };
    count();
    println!("{} {} {}", even.join(" "), f(3), count());
    let handlers: Vec<Box<dyn Fn(i32) -> i32>> = vec![Box::new(|x| x + 1), Box::new(|x| x * x)];
    println!("{:?}", handlers.iter().map(|h| h(7)).collect::<Vec<_>>());
    println!("{:?}", a.windows(2).map(|w| w[1] - w[0]).max());
}
