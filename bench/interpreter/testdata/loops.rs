use std::io;

fn main() {
    let mut line = String::new();
    io::stdin().read_line(&mut line).unwrap();
    let n: i64 = line.trim().parse().unwrap();
    let (mut x, mut s) = (12345i64, 0i64);
    for i in 0..n {
        x = (x * 1103515245 + 12345) & 2147483647;
        if x % 3 == 0 {
            s += x;
        } else {
            s ^= i;
        }
    }
    let mut dp = [0usize; 1001];
    for i in 1..400 {
        let (w, v) = (i % 50 + 1, i * 7 % 101);
        for j in (w..=1000).rev() {
            dp[j] = dp[j].max(dp[j - w] + v);
        }
    }
    println!("{} {}", s, dp[1000]);
}
