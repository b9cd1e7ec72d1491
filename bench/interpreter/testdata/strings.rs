use std::collections::HashMap;
use std::io::{self, Read};

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).unwrap();
    let mut count: HashMap<&str, usize> = HashMap::new();
    let mut groups: HashMap<String, Vec<&str>> = HashMap::new();
    let mut text = String::new();
    for w in input.split_ascii_whitespace() {
        *count.entry(w).or_default() += 1;
        let mut letters: Vec<char> = w.chars().collect();
        letters.sort();
        groups.entry(letters.into_iter().collect()).or_default().push(w);
        text.extend(w.chars().rev().map(|c| c.to_ascii_uppercase()));
    }
    let mut best: Vec<(&String, usize)> = groups.iter().map(|(k, v)| (k, v.len())).collect();
    best.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let shown: Vec<_> = best[..3].iter().map(|(k, n)| format!("('{k}', {n})")).collect();
    println!(
        "{} [{}] {} {} {}",
        groups.len(), shown.join(", "), count.values().max().unwrap(), text.matches("AB").count(), count.len()
    );
}
