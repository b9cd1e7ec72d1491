// in: banana
// out: {'a': 3, 'b': 1, 'n': 2}\nSome(Reverse(1)) [2, 3, 1] Some(2) 3\n
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, VecDeque};

fn main() {
    let mut word = String::new();
    std::io::stdin().read_line(&mut word).unwrap();
    let mut count: HashMap<char, usize> = HashMap::new();
    for c in word.trim().chars() {
        *count.entry(c).or_default() += 1;
    }
    let sorted: BTreeMap<_, _> = count.iter().collect();
    println!("{sorted:?}");
    let mut heap = BinaryHeap::new();
    for x in [5, 1, 4] {
        heap.push(Reverse(x));
    }
    let mut queue: VecDeque<i32> = (1..=3).collect();
    queue.rotate_left(1);
    let set: BTreeSet<i32> = [3, 1, 2].into();
    let unique: HashSet<u8> = word.bytes().collect();
    println!("{:?} {:?} {:?} {}", heap.pop(), queue, set.range(2..).next(), unique.len());
}
