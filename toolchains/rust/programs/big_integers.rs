// in: 30 97
// out: 265252859812191058636308480000000 265252857955421052948361 -170141183460469231731687303715884105728\n392121638189697012 64\n
fn power(mut base: u64, mut exponent: u64, modulus: u64) -> u64 {
    let mut result = 1;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = (result as u128 * base as u128 % modulus as u128) as u64;
        }
        base = (base as u128 * base as u128 % modulus as u128) as u64;
        exponent >>= 1;
    }
    result
}

fn main() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    let v: Vec<u64> = line.split_whitespace().map(|x| x.parse().unwrap()).collect();
    let factorial: u128 = (1..=v[0] as u128).product();
    println!("{} {} {}", factorial, factorial / 1_000_000_007, i128::MIN);
    println!("{} {}", power(3, v[1], 1_000_000_000_000_000_003), u64::MAX.count_ones());
}
