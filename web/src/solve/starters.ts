import { baseLanguage } from '../editor/choices'

// What an empty editor starts with: a program that reads a number and prints
// it, in the language's fast way, and nothing of the problem. The page tests
// run each of them.
const starters: Record<string, string> = {
  c: `#include <stdio.h>

int main(void) {
    int n;
    if (scanf("%d", &n) != 1) return 1;

    printf("%d\\n", n);
    return 0;
}
`,
  cpp: `#include <bits/stdc++.h>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);

    int n;
    cin >> n;

    cout << n << '\\n';
}
`,
  go: `package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()

	var n int
	fmt.Fscan(in, &n)

	fmt.Fprintln(out, n)
}
`,
  rust: `use std::io::{self, Read};

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).unwrap();
    let mut words = input.split_ascii_whitespace();

    let n: i64 = words.next().unwrap().parse().unwrap();

    println!("{n}");
}
`,
  java: `import java.io.*;
import java.util.*;

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        StringTokenizer words = new StringTokenizer(in.readLine());
        int n = Integer.parseInt(words.nextToken());

        System.out.println(n);
    }
}
`,
  python3: `import sys


def main() -> None:
    words = iter(sys.stdin.read().split())
    n = int(next(words))

    print(n)


main()
`,
  javascript: `const words = require('fs').readFileSync(0, 'utf8').trim().split(/\\s+/)
let at = 0
const next = () => words[at++]

const n = Number(next())

console.log(n)
`,
  typescript: `import { readFileSync } from 'fs'

const words: string[] = readFileSync(0, 'utf8').trim().split(/\\s+/)
let at = 0
const next = (): string => words[at++]

const n = Number(next())

console.log(n)
`,
  lua: `local n = io.read("n")

print(n)
`,
  nim: `import std/strutils

let n = stdin.readLine.strip.parseInt

echo n
`,
}

export const starter = (language: string): string => starters[language] ?? starters[baseLanguage(language)] ?? ''
