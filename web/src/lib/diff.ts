// A line diff for outputs. Lines that differ only by the white space at their
// end count as equal, as they do for the default output validator.

export interface DiffLine {
  kind: 'same' | 'missing' | 'extra' // missing: expected and not printed; extra: printed and not expected
  text: string
}

const maxLines = 400

const lines = (text: string): string[] => {
  const all = text.replace(/\r\n/g, '\n').split('\n')
  while (all.length > 0 && all[all.length - 1]!.trim() === '') all.pop()
  return all
}

/** Compares by longest common subsequence; beyond 400 lines the rest is cut. */
export function diffLines(expected: string, got: string): { lines: DiffLine[]; cut: boolean; equal: boolean } {
  const allA = lines(expected)
  const allB = lines(got)
  const a = allA.slice(0, maxLines)
  const b = allB.slice(0, maxLines)
  const cut = a.length < allA.length || b.length < allB.length
  const same = (i: number, j: number) => a[i]!.trimEnd() === b[j]!.trimEnd()

  // length[i][j]: longest common subsequence of a[i:] and b[j:].
  const length: Uint16Array[] = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      length[i]![j] = same(i, j) ? length[i + 1]![j + 1]! + 1 : Math.max(length[i + 1]![j]!, length[i]![j + 1]!)

  const out: DiffLine[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && same(i, j)) {
      out.push({ kind: 'same', text: b[j]! })
      i++
      j++
    } else if (i < a.length && (j === b.length || length[i + 1]![j]! >= length[i]![j + 1]!)) {
      out.push({ kind: 'missing', text: a[i++]! })
    } else {
      out.push({ kind: 'extra', text: b[j++]! })
    }
  }
  return { lines: out, cut, equal: !cut && out.every((line) => line.kind === 'same') }
}
