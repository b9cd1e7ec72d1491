// Small choices that this browser remembers.
import { keySets, palettes, type KeySet, type Palette } from '../editor/choices'

function remembered<T extends string | number>(name: string, initial: T, valid: (value: unknown) => value is T) {
  const key = 'assize.' + name
  let start = initial
  try {
    const text = localStorage.getItem(key)
    const value: unknown = text === null ? null : typeof initial === 'number' ? Number(text) : text
    if (value !== null && valid(value)) start = value
  } catch {
    // Storage is forbidden: the choice lasts as long as the page.
  }
  let value = $state<T>(start)
  return {
    get value() { return value as T },
    set value(next: T) {
      value = next
      try {
        localStorage.setItem(key, String(next))
      } catch {
        // As above.
      }
    },
  }
}

const between = (low: number, high: number) => (v: unknown): v is number => typeof v === 'number' && v >= low && v <= high
const oneOf = <T extends string>(...values: T[]) => (v: unknown): v is T => values.includes(v as T)
const anyString = (v: unknown): v is string => typeof v === 'string'

export const theme = remembered<'system' | 'light' | 'dark'>('theme', 'system', oneOf('system', 'light', 'dark'))
/** Pixels. */
export const fontSizes = { least: 10, most: 24 }
export const fontSize = remembered<number>('fontSize', 14, between(fontSizes.least, fontSizes.most))
/** Of the app's texts; empty: as the browser asks. */
export const interfaceLanguage = remembered<string>('interface', '', anyString)
export const editorKeys = remembered<KeySet>('editorKeys', 'standard', oneOf(...keySets))
export const editorPalette = remembered<Palette>('editorPalette', 'quiet', oneOf(...palettes))
/** Of statements; empty: as the app's texts. */
export const statementLanguage = remembered<string>('statement', '', anyString)
/** In which one programs. */
export const language = remembered<string>('language', '', anyString)
/** Id of who was logged in last and has not logged out: whose drafts show before the server has said who this is. */
export const lastAccount = remembered<string>('account', '', anyString)
/** Share of the width that the statement has, in per cent. */
export const split = remembered<number>('split', 46, between(20, 80))

export function applyTheme(): void {
  if (theme.value === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme.value
}
