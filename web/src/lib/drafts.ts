// What one types is kept in this browser at once, by problem and language, so
// that a crash, a closed tab or a language switch loses nothing.

export interface Draft {
  source: string
  savedAt: number // milliseconds since 1970
}

const prefix = 'assize.draft.'
const keep = 200 // drafts; the oldest go first

const key = (problem: string, language: string) => `${prefix}${problem}.${language}`

export function loadDraft(problem: string, language: string): Draft | null {
  try {
    const text = localStorage.getItem(key(problem, language))
    return text ? (JSON.parse(text) as Draft) : null
  } catch {
    return null // storage forbidden, or somebody else's bytes under our key
  }
}

/** Saves source; false where the browser refuses (storage full or forbidden). */
export function saveDraft(problem: string, language: string, source: string): boolean {
  const write = () => localStorage.setItem(key(problem, language), JSON.stringify({ source, savedAt: Date.now() } satisfies Draft))
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

export function dropDraft(problem: string, language: string): void {
  try {
    localStorage.removeItem(key(problem, language))
  } catch {
    // Nothing was stored, then.
  }
}

/** Leaves the newest n drafts. */
export function prune(n = keep): void {
  try {
    const drafts = Object.keys(localStorage)
      .filter((k) => k.startsWith(prefix))
      .map((k) => ({ k, at: (JSON.parse(localStorage.getItem(k) ?? '{}') as Partial<Draft>).savedAt ?? 0 }))
      .sort((a, b) => b.at - a.at)
    for (const { k } of drafts.slice(n)) localStorage.removeItem(k)
  } catch {
    // A draft that cannot be read is not worth an error here.
  }
}

/** Tells when another tab saves a draft for problem. Returns what ends it. */
export function onDraftElsewhere(problem: string, told: (language: string, draft: Draft) => void): () => void {
  const start = `${prefix}${problem}.`
  const hear = (event: StorageEvent) => {
    if (!event.key?.startsWith(start) || !event.newValue) return
    try {
      told(event.key.slice(start.length), JSON.parse(event.newValue) as Draft)
    } catch {
      // Somebody else's bytes under our key.
    }
  }
  window.addEventListener('storage', hear)
  return () => window.removeEventListener('storage', hear)
}
