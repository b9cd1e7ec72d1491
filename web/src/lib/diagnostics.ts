import type { Schemas } from './api'

// The site reads the compilers' messages; here is what editors make of it.

export type Mark = Schemas['Mark']

/**
 * The marks of the one file that an editor shows. A pasted source is the only
 * file that there is, whatever the site calls it.
 */
export function marksOf(said: { marks: Mark[] } | null | undefined, file?: string): Mark[] {
  return said?.marks.filter((mark) => file === undefined || mark.file === file) ?? []
}
