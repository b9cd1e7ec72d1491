// in: 12 x -7
// out: 12\ninvalid digit found in string\n-7 is negative\n12\n
use std::error::Error;
use std::num::ParseIntError;

#[derive(Debug)]
enum Wrong {
    NotANumber(ParseIntError),
    Negative(i64),
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Wrong::NotANumber(e) => write!(f, "{e}"),
            Wrong::Negative(n) => write!(f, "{n} is negative"),
        }
    }
}
impl Error for Wrong {}
impl From<ParseIntError> for Wrong {
    fn from(e: ParseIntError) -> Self {
        Wrong::NotANumber(e)
    }
}

fn read(token: &str) -> Result<i64, Wrong> {
    let n = token.parse()?;
    if n < 0 { Err(Wrong::Negative(n)) } else { Ok(n) }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    for token in line.split_whitespace() {
        match read(token) {
            Ok(n) => println!("{n}"),
            Err(e) => println!("{e}"),
        }
    }
    let Some(first) = line.split(' ').next() else { return Err("empty".into()) };
    println!("{}", read(first)?);
    Ok(())
}
