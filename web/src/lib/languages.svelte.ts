import { get, type Schemas } from './api'

// The installed languages hardly ever change: they are asked for once a visit.
let promise: Promise<Schemas['Language'][]> | undefined
let known = $state.raw<Schemas['Language'][]>([])

export function languages(): Promise<Schemas['Language'][]> {
  promise ??= get('/api/v1/languages').then(
    (answer) => (known = answer.languages),
    (error: unknown) => {
      promise = undefined
      throw error
    },
  )
  return promise
}

/** The name of a language, or its id until the names are there. */
export const languageName = (id: string): string => known.find((language) => language.id === id)?.name ?? id
