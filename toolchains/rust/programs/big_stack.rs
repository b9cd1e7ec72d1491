// in: 100000
// out: 99999\n14\n
// The idiom for deep recursion: a thread with a stack of its own.
use std::thread;

fn depth(children: &[Vec<usize>], v: usize) -> u64 {
    children[v].iter().map(|&c| depth(children, c) + 1).max().unwrap_or(0)
}

fn solve() -> u64 {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    let n: usize = line.trim().parse().unwrap();
    let mut children = vec![Vec::new(); n];
    for v in 1..n {
        children[v - 1].push(v);
    }
    depth(&children, 0)
}

fn main() {
    let answer = thread::Builder::new().stack_size(512 << 20).spawn(solve).unwrap().join().unwrap();
    println!("{answer}");
    let squares: Vec<_> = (0..4).map(|i| thread::spawn(move || i * i)).collect();
    println!("{}", squares.into_iter().map(|h| h.join().unwrap()).sum::<i32>());
}
