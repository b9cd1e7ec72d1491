import type { Diagnostic } from '@codemirror/lint'
import type { EditorState } from '@codemirror/state'
import type { Mark } from '../lib/diagnostics'

/** A compiler's marks as the editor underlines them: a word where the compiler names a column, else the line. */
export function diagnosticsOf(state: EditorState, marks: Mark[]): Diagnostic[] {
  return marks
    .filter((mark) => mark.line >= 1 && mark.line <= state.doc.lines)
    .map((mark): Diagnostic => {
      const line = state.doc.line(mark.line)
      const from = mark.column > 0 ? Math.min(line.from + mark.column - 1, line.to) : line.from
      const word = state.wordAt(from)
      const to = mark.column > 0 ? (word && word.to > from ? word.to : Math.min(from + 1, line.to)) : line.to
      return { from: Math.min(from, to), to, severity: mark.severity, message: mark.message }
    })
    .sort((a, b) => a.from - b.from)
}
