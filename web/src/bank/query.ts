import type { Schemas } from '../lib/api'

// The bank's address says what is looked for: a link or the back button brings
// it back.

export const difficulties = ['easy', 'medium', 'hard'] as const
export const states = ['unsolved', 'untried', 'attempted', 'solved'] as const
/** Besides the first choice: by relevance where words are given, else by name. */
export const sorts = ['name', 'difficulty', 'newest', 'solvers', 'acceptance'] as const

export const problemsPerPage = 50

export const tagsOf = (query: URLSearchParams): string[] => (query.get('tag') ?? '').split(',').filter(Boolean).slice(0, 10)
export const pageOf = (query: URLSearchParams): number => Math.max(1, Math.floor(Number(query.get('page'))) || 1)

const oneOf = <T extends string>(values: readonly T[], value: string | null): T | undefined => values.find((one) => one === value)

/** What to ask the server for; what an address cannot mean is left out. */
export function askFor(query: URLSearchParams, loggedIn: boolean) {
  return {
    q: query.get('q')?.slice(0, 200) || undefined,
    difficulty: oneOf<Schemas['Difficulty']>(difficulties, query.get('difficulty')),
    tag: tagsOf(query),
    state: loggedIn ? oneOf(states, query.get('state')) : undefined,
    sort: oneOf(sorts, query.get('sort')),
    page: pageOf(query),
    per_page: problemsPerPage,
  }
}

/** Whether anything narrows the list down. */
export const narrowed = (query: URLSearchParams): boolean => ['q', 'difficulty', 'tag', 'state'].some((name) => query.get(name))
