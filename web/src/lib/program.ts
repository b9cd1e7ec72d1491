// What one writes: the file that the program starts from, and others beside it.
import type { Schemas } from './api'

export type SourceFile = Schemas['SourceFile']

export interface Program {
  source: string
  /** The name of source; empty: as the language names a single file. */
  entry: string
  /** The other files, in the editor's order. Where there are some, entry has a name. */
  files: SourceFile[]
}

export const single = (source: string): Program => ({ source, entry: '', files: [] })

export const same = (a: Program, b: Program): boolean =>
  a.source === b.source && a.entry === b.entry && a.files.length === b.files.length &&
  a.files.every((file, i) => file.name === b.files[i]!.name && file.content === b.files[i]!.content)

/** As submissions and trials carry it. */
export const bodyOf = ({ source, entry, files }: Program): { source: string } | { files: SourceFile[]; entry: string } =>
  entry ? { files: [{ name: entry, content: source }, ...files], entry } : { source }

/** Tells two programs apart that were sent. */
export const keyOf = (sent: { source?: string; entry?: string; files?: SourceFile[] }): string => JSON.stringify([sent.source, sent.entry, sent.files])

/** A submission's files as they lie in the editor; main names a single file by the language's custom. */
export function programOf(files: SourceFile[], entry: string, main: string): Program {
  const first = files.find((file) => file.name === (entry || main)) ?? files[0]
  if (!first) return single('')
  if (files.length === 1 && first.name === main) return single(first.content)
  return { source: first.content, entry: first.name, files: files.filter((file) => file !== first) }
}

/** All of it as one text, to be read and compared. */
export const textOf = ({ source, entry, files }: Program): string =>
  files.length === 0 ? source : [{ name: entry, content: source }, ...files].map(({ name, content }) => `──── ${name}\n${content}`).join('\n')

/** How the site names a single file: by the first of the language's endings. */
export const mainName = (language: { id: string; extensions: string[] } | undefined): string => 'main.' + (language?.extensions[0] ?? language?.id ?? 'txt')
