import { get, type Result, type Schemas } from './api'
import { pollPath } from './poll'

type Language = Schemas['Language']

// The languages change while a site installs them, and hardly ever afterwards.
const lasts = 60_000 // milliseconds that an answer is good for
let promise: Promise<Language[]> | undefined
let asked = 0
let known = $state.raw<Language[]>([])
let coming = $state.raw<Language[]>([])

const byName = new Intl.Collator('en', { numeric: true })
const sorted = (list: Language[]) => list.toSorted((a, b) => byName.compare(a.name, b.name))

function take(answer: Result<'/api/v1/languages'>): Language[] {
  coming = sorted(answer.coming)
  return (known = sorted(answer.languages))
}

/** Those that are installed, by name. */
export function languages(): Promise<Language[]> {
  if (promise && Date.now() - asked < lasts) return promise
  asked = Date.now()
  promise = get('/api/v1/languages').then(take, (error: unknown) => {
    promise = undefined
    throw error
  })
  return promise
}

/** Those that the site is still installing. */
export const comingLanguages = (): Language[] => coming

/** Looks again until nothing is being installed any more, and tells of those that are. Returns what ends it sooner. */
export function followLanguages(told: (list: Language[]) => void): () => void {
  return pollPath('/api/v1/languages', {}, {
    every: 5000,
    onvalue: (answer) => {
      const list = take(answer)
      promise = Promise.resolve(list)
      told(list)
    },
    done: (answer) => answer.coming.length === 0,
  })
}

/** The name of a language, or its id until the names are there. */
export const languageName = (id: string): string => known.find((language) => language.id === id)?.name ?? id
