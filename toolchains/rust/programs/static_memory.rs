// in: 10
// out: 78498 31 999983\n
// Global arrays, as programs translated from C++ have them.
static mut SIEVE: [bool; 1_000_001] = [false; 1_000_001];
const N: usize = 1_000_000;

fn main() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    let k: usize = line.trim().parse().unwrap();
    let sieve = unsafe { &mut SIEVE };
    let mut primes = Vec::new();
    for i in 2..=N {
        if sieve[i] {
            continue;
        }
        primes.push(i);
        for j in (i.saturating_mul(i)..=N).step_by(i) { // usize has 32 bits here
            sieve[j] = true;
        }
    }
    println!("{} {} {}", primes.len(), primes[k], primes.last().unwrap());
}
