// What one types is kept in this browser at once, by account, problem and
// language, so that a crash, a closed tab or a language switch loses nothing.
// Whoever uses this browser next sees nothing of it.

import type { Program } from './program'

export interface Draft extends Program {
  savedAt: number // milliseconds since 1970
  /** The server's version that it builds on; 0: the server had none. */
  version: number
  /** The server does not have this text yet. */
  dirty: boolean
}

const prefix = 'assize.draft.'
const keep = 200 // drafts; the oldest go first

/** account is an id, or empty for who is not logged in. */
export interface DraftAddress {
  account: string
  problem: string
  language: string
}

const key = ({ account, problem, language }: DraftAddress) => `${prefix}${account}.${problem}.${language}`

function parse(text: string | null): Draft | null {
  try {
    const draft = JSON.parse(text ?? 'null') as Partial<Draft> | null
    return draft && typeof draft.source === 'string' ? { entry: '', files: [], savedAt: 0, version: 0, dirty: true, ...draft, source: draft.source } : null
  } catch {
    return null // somebody else's bytes under our key
  }
}

export function loadDraft(at: DraftAddress): Draft | null {
  try {
    return parse(localStorage.getItem(key(at)))
  } catch {
    return null // storage is forbidden
  }
}

/** Saves a draft; false where the browser refuses (storage full or forbidden). */
export function saveDraft(at: DraftAddress, draft: Omit<Draft, 'savedAt'>): boolean {
  const write = () => localStorage.setItem(key(at), JSON.stringify({ ...draft, savedAt: Date.now() } satisfies Draft))
  try {
    write()
    return true
  } catch {
    try {
      prune(keep / 4)
      write()
      return true
    } catch {
      return false
    }
  }
}

export function dropDraft(at: DraftAddress): void {
  try {
    localStorage.removeItem(key(at))
  } catch {
    // Nothing was stored, then.
  }
}

/** Leaves the newest n drafts; what the server has goes before what it has not. */
export function prune(n = keep): void {
  try {
    const drafts = Object.keys(localStorage)
      .filter((k) => k.startsWith(prefix))
      .map((k) => ({ k, draft: parse(localStorage.getItem(k)) }))
      .sort((a, b) => Number(b.draft?.dirty ?? false) - Number(a.draft?.dirty ?? false) || (b.draft?.savedAt ?? 0) - (a.draft?.savedAt ?? 0))
    for (const { k } of drafts.slice(n)) localStorage.removeItem(k)
  } catch {
    // A draft that cannot be read is not worth an error here.
  }
}

/** Tells when another tab saves a draft of account for problem. Returns what ends it. */
export function onDraftElsewhere(told: (key: string, draft: Draft) => void): () => void {
  const hear = (event: StorageEvent) => {
    const draft = event.key?.startsWith(prefix) ? parse(event.newValue) : null
    if (draft) told(event.key!, draft)
  }
  window.addEventListener('storage', hear)
  return () => window.removeEventListener('storage', hear)
}

/** Whether a key that onDraftElsewhere told is this address. */
export const isDraftKey = (name: string, at: DraftAddress): boolean => name === key(at)
