use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::io::{self, Read};

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).unwrap();
    let mut words = input.split_ascii_whitespace().map(|w| w.parse::<usize>().unwrap());
    let mut next = || words.next().unwrap();
    let (n, m) = (next(), next());
    let mut graph = vec![vec![]; n];
    for _ in 0..m {
        let (a, b, w) = (next(), next(), next() as i64);
        graph[a].push((b, w));
        graph[b].push((a, w));
    }
    const FAR: i64 = 1_000_000_000_000_000_000;
    let mut dist = vec![FAR; n];
    dist[0] = 0;
    let mut heap = BinaryHeap::from([Reverse((0i64, 0usize))]);
    while let Some(Reverse((d, v))) = heap.pop() {
        if d > dist[v] {
            continue;
        }
        for &(w, c) in &graph[v] {
            if d + c < dist[w] {
                dist[w] = d + c;
                heap.push(Reverse((d + c, w)));
            }
        }
    }
    let (mut composite, mut primes) = (vec![false; 3 * n], 0);
    for i in 2..3 * n {
        if !composite[i] {
            primes += 1;
            for j in (i as u64 * i as u64..3 * n as u64).step_by(i) {
                composite[j as usize] = true;
            }
        }
    }
    let mut count: HashMap<i64, i64> = HashMap::new();
    for d in &dist {
        *count.entry(d % 1009).or_default() += 1;
    }
    let mut best: Vec<_> = count.into_iter().collect();
    best.sort_by_key(|&(k, c)| (-c, k));
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by_key(|&v| (dist[v], v));
    let (mut fen, mut inv) = (vec![0i64; n + 1], 0i64);
    for (k, &v) in order.iter().enumerate() {
        let (mut s, mut i) = (0, v + 1);
        while i > 0 {
            s += fen[i];
            i &= i - 1;
        }
        inv += k as i64 - s;
        i = v + 1;
        while i <= n {
            fen[i] += 1;
            i += i & i.wrapping_neg();
        }
    }
    let sum: i64 = dist.iter().filter(|&&d| d < FAR).sum();
    let shown: Vec<_> = best[..5].iter().map(|(k, c)| format!("({k}, {c})")).collect();
    println!("{sum} {primes} [{}] {inv}", shown.join(", "));
}
