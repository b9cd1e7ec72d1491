import { ApiError, get, type Schemas } from '../lib/api'
import type { ProblemRow } from './contest-form'

type Summary = Schemas['ProblemSummary']
const seen = new Map<string, Summary>()

/** The problems that fit what is typed. */
export async function lookFor(q: string): Promise<Summary[]> {
  const found = (await get('/api/v1/problems', { query: { q, per_page: 20 } })).problems
  for (const one of found) for (const key of [one.slug, one.name.toLowerCase()]) seen.set(key, one)
  return found
}

/** Puts the short name in the place of the name that was typed, or says that there is no such problem. */
export async function settle(row: ProblemRow): Promise<void> {
  const text = row.problem.trim()
  if (text === '' || row.missing || (row.name !== '' && row.visibility)) return
  try {
    if (!seen.has(text) && !seen.has(text.toLowerCase())) await lookFor(text)
    const found = seen.get(text) ?? seen.get(text.toLowerCase()) ?? (await get('/api/v1/problems/{slug}', { path: { slug: text } }))
    if (row.problem.trim() !== text) return // typing went on
    row.problem = found.slug
    row.name = found.name
    row.visibility = found.visibility
  } catch (error) {
    if (row.problem.trim() === text) row.missing = error instanceof ApiError && error.status === 404
    // Without the network the server has the last word when it is saved.
  }
}
