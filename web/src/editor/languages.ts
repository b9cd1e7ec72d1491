import { LanguageSupport, StreamLanguage } from '@codemirror/language'
import { baseLanguage } from './choices'

// Language ids are those of the ICPC CCS table. Each highlighter is fetched
// when it is first needed; an id without one edits as plain text.
const loaders: Record<string, () => Promise<LanguageSupport>> = {
  c: async () => (await import('@codemirror/lang-cpp')).cpp(),
  cpp: async () => (await import('@codemirror/lang-cpp')).cpp(),
  go: async () => (await import('@codemirror/lang-go')).go(),
  java: async () => (await import('@codemirror/lang-java')).java(),
  javascript: async () => (await import('@codemirror/lang-javascript')).javascript(),
  typescript: async () => (await import('@codemirror/lang-javascript')).javascript({ typescript: true }),
  python3: async () => (await import('@codemirror/lang-python')).python(),
  rust: async () => (await import('@codemirror/lang-rust')).rust(),
  ruby: async () => new LanguageSupport(StreamLanguage.define((await import('@codemirror/legacy-modes/mode/ruby')).ruby)),
  lua: async () => new LanguageSupport(StreamLanguage.define((await import('@codemirror/legacy-modes/mode/lua')).lua)),
  nim: async () => new LanguageSupport(StreamLanguage.define((await import('./nim')).nim)),
  haskell: async () => new LanguageSupport(StreamLanguage.define((await import('@codemirror/legacy-modes/mode/haskell')).haskell)),
  pascal: async () => new LanguageSupport(StreamLanguage.define((await import('@codemirror/legacy-modes/mode/pascal')).pascal)),
  kotlin: async () => new LanguageSupport(StreamLanguage.define((await import('@codemirror/legacy-modes/mode/clike')).kotlin)),
  csharp: async () => new LanguageSupport(StreamLanguage.define((await import('@codemirror/legacy-modes/mode/clike')).csharp)),
}

/** The highlighter for a language id, or null where there is none. */
export async function loadLanguage(id: string): Promise<LanguageSupport | null> {
  return (await (loaders[id] ?? loaders[baseLanguage(id)])?.()) ?? null
}

/** Go indents by tabs and Nim by two spaces; the others by four. */
export const indentUnitFor = (id: string): string => ({ go: '\t', nim: '  ' })[id] ?? '    '
