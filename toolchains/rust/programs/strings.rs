// in: Hello wörld
// out: 12 11 dlröw olleH\nHELLO WÖRLD Some(6) Some((7, 'ö'))\nHdelorw\nHhoor zöuog 30\n
fn main() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    let s = line.trim();
    let reversed: String = s.chars().rev().collect();
    println!("{} {} {reversed}", s.len(), s.chars().count());
    println!("{} {:?} {:?}", s.to_uppercase(), s.find('w'), s.char_indices().nth(7));
    let mut bytes = s.as_bytes().to_vec();
    bytes.retain(|b| b.is_ascii_alphabetic());
    bytes.sort();
    bytes.dedup();
    println!("{}", String::from_utf8(bytes).unwrap());
    let caesar: String = s.chars().map(|c| if c.is_ascii_lowercase() { ((c as u8 - b'a' + 3) % 26 + b'a') as char } else { c }).collect();
    println!("{caesar} {}", s.split_once(' ').map_or(0, |(a, b)| a.len() * b.len()));
}
