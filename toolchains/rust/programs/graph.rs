// in: 4 5\n1 2 7\n1 3 2\n3 2 3\n2 4 1\n3 4 9
// out: [0, 5, 2, 6]\n
// Dijkstra, with a scanner of the usual kind.
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::{BufRead, StdinLock};

struct Scanner<'a> {
    reader: StdinLock<'a>,
    tokens: Vec<String>,
}

impl Scanner<'_> {
    fn next<T: std::str::FromStr>(&mut self) -> T {
        loop {
            if let Some(token) = self.tokens.pop() {
                return token.parse().ok().expect("a number");
            }
            let mut line = String::new();
            assert!(self.reader.read_line(&mut line).unwrap() > 0, "end of input");
            self.tokens = line.split_whitespace().rev().map(String::from).collect();
        }
    }
}

fn main() {
    let stdin = std::io::stdin();
    let mut scan = Scanner { reader: stdin.lock(), tokens: vec![] };
    let (n, m): (usize, usize) = (scan.next(), scan.next());
    let mut graph = vec![vec![]; n + 1];
    for _ in 0..m {
        let (a, b, w): (usize, usize, u64) = (scan.next(), scan.next(), scan.next());
        graph[a].push((b, w));
    }
    let mut distance = vec![u64::MAX; n + 1];
    let mut queue = BinaryHeap::from([Reverse((0, 1))]);
    while let Some(Reverse((d, v))) = queue.pop() {
        if d >= distance[v] {
            continue;
        }
        distance[v] = d;
        queue.extend(graph[v].iter().map(|&(w, cost)| Reverse((d + cost, w))));
    }
    println!("{:?}", &distance[1..]);
}
