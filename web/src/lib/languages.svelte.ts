import { get, type Schemas } from './api'

// The installed languages hardly ever change: they are asked for once a visit.
let promise: Promise<Schemas['Language'][]> | undefined
let known = $state.raw<Schemas['Language'][]>([])

const byName = new Intl.Collator('en', { numeric: true })

/** Those that are installed, by name. */
export function languages(): Promise<Schemas['Language'][]> {
  promise ??= get('/api/v1/languages').then(
    (answer) => (known = answer.languages.toSorted((a, b) => byName.compare(a.name, b.name))),
    (error: unknown) => {
      promise = undefined
      throw error
    },
  )
  return promise
}

/** The name of a language, or its id until the names are there. */
export const languageName = (id: string): string => known.find((language) => language.id === id)?.name ?? id
