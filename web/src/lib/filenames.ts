// The rules for the names of a program's files, as the site keeps them
// (CheckFileNames in judge/filename.go): told here while one types.
import type { MessageKey } from './i18n.svelte'

/** Files that a program may have. */
export const mostFiles = 20
/** Bytes of all of them together. */
export const mostBytes = 128 * 1024

const part = /^[A-Za-z0-9_][A-Za-z0-9_.+-]{0,63}$/

/** What is wrong with name beside the others; null: nothing. */
export function checkName(name: string, others: string[]): { key: MessageKey; values: Record<string, string | number> } | null {
  if (others.length >= mostFiles) return { key: 'files.bad.many', values: { most: mostFiles } }
  if (name === '') return { key: 'files.bad.empty', values: {} }
  const parts = name.split('/')
  if (name.length > 200 || parts.length > 5) return { key: 'files.bad.deep', values: {} }
  const odd = parts.find((one) => !part.test(one))
  if (odd !== undefined) return { key: odd === '' || odd === '.' || odd === '..' ? 'files.bad.path' : 'files.bad.characters', values: { name: odd } }
  const low = name.toLowerCase()
  for (const other of others) {
    const its = other.toLowerCase()
    if (its === low) return { key: other === name ? 'files.bad.taken' : 'files.bad.case', values: { name: other } }
    if (its.startsWith(low + '/') || low.startsWith(its + '/')) return { key: 'files.bad.folder', values: { name: other } }
    // A folder that both are in is written in one way.
    const shared = other.split('/').findIndex((one, i, all) => i < all.length - 1 && i < parts.length - 1 &&
      one !== parts[i] && all.slice(0, i + 1).join('/').toLowerCase() === parts.slice(0, i + 1).join('/').toLowerCase())
    if (shared >= 0) return { key: 'files.bad.case', values: { name: other } }
  }
  return null
}
