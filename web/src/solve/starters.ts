import { baseLanguage } from '../editor/languages'

// What an empty editor starts with: how to read and print, and nothing of the
// problem.
const starters: Record<string, string> = {
  c: '#include <stdio.h>\n\nint main(void) {\n    \n    return 0;\n}\n',
  cpp: '#include <bits/stdc++.h>\nusing namespace std;\n\nint main() {\n    ios::sync_with_stdio(false);\n    cin.tie(nullptr);\n\n    return 0;\n}\n',
  go: 'package main\n\nimport (\n\t"bufio"\n\t"fmt"\n\t"os"\n)\n\nfunc main() {\n\tin := bufio.NewReader(os.Stdin)\n\tout := bufio.NewWriter(os.Stdout)\n\tdefer out.Flush()\n\n\tvar n int\n\tfmt.Fscan(in, &n)\n\tfmt.Fprintln(out, n)\n}\n',
  rust: 'use std::io::{self, Read};\n\nfn main() {\n    let mut input = String::new();\n    io::stdin().read_to_string(&mut input).unwrap();\n    let mut words = input.split_ascii_whitespace();\n\n}\n',
  python3: 'import sys\n\n\ndef main() -> None:\n    data = sys.stdin.read().split()\n\n\nmain()\n',
  javascript: "const words = require('fs').readFileSync(0, 'utf8').trim().split(/\\s+/)\n\nconsole.log(words.length)\n",
  typescript: "import { readFileSync } from 'fs'\n\nconst words: string[] = readFileSync(0, 'utf8').trim().split(/\\s+/)\n\nconsole.log(words.length)\n",
}

export const starter = (language: string): string => starters[language] ?? starters[baseLanguage(language)] ?? ''
