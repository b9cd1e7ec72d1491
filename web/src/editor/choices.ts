// What can be chosen for the editor; apart from it, since pages name the
// choices that have not fetched it.

/** How the editor answers to keys. */
export const keySets = ['standard', 'vim', 'emacs'] as const
export type KeySet = (typeof keySets)[number]

/** Sets of colours for code, defined in palettes.css. night is dark on a light page too. */
export const palettes = ['quiet', 'vivid', 'ink', 'night'] as const
export type Palette = (typeof palettes)[number]

/** The language that an id like cpp23 is a variant of. */
export const baseLanguage = (id: string): string => id.replace(/\d+$/, '')
