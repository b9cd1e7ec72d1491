// Compilers say where: "main.cpp:3:12: error: …" (clang, Go, Rust's short form).

export interface Mark {
  line: number // from 1
  column: number // from 1; 0 where the compiler did not say
  severity: 'error' | 'warning' | 'info'
  message: string
}

const place = /^(?:\.\/)?([\w.+-]+):(\d+)(?::(\d+))?:\s*(?:(fatal error|error|warning|note):\s*)?(.*)$/

/**
 * The marks in a compiler's messages that point into the source, which is the
 * one file with such an ending; headers and the library have others or live in
 * folders. Notes join the mark before them.
 */
export function parseDiagnostics(text: string, extensions: string[]): Mark[] {
  const marks: Mark[] = []
  for (const line of text.split('\n')) {
    const found = place.exec(line)
    if (!found?.[5] || !extensions.includes(found[1]!.split('.').pop()!)) continue
    const kind = found[4] ?? 'error' // Go's compiler names no severity: all that it says are errors
    if (kind === 'note') {
      const last = marks[marks.length - 1]
      if (last) last.message += '\n' + found[5]
      continue
    }
    marks.push({
      line: Number(found[2]),
      column: Number(found[3] ?? 0),
      severity: kind === 'warning' ? 'warning' : 'error',
      message: found[5],
    })
  }
  return marks
}
