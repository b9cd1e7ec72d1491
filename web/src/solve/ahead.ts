// What the solve page is made of is asked for all at once, as soon as the
// address names it: its code, the languages and the problem. One after the
// other they would keep a slow machine waiting.
import { get, type Schemas } from '../lib/api'
import { currentLanguage } from '../lib/i18n.svelte'
import { languages } from '../lib/languages.svelte'
import { statementLanguage } from '../lib/settings.svelte'

let asked: { key: string; problem: Promise<Schemas['Problem']> } | undefined

const wanted = (slug: string, contest: string) => {
  const language = statementLanguage.value || currentLanguage()
  return { key: JSON.stringify([slug, contest, language]), path: { slug }, query: { language, ...(contest ? { contest } : {}) } }
}

/** Fetches the page's code; the rest of what it needs is then on its way too. */
export function solvePage({ slug = '', contest = '' }: Record<string, string>): Promise<{ default: unknown }> {
  const page = import('../pages/Solve.svelte')
  const { key, path, query } = wanted(slug, contest)
  asked = { key, problem: get('/api/v1/problems/{slug}', { path, query }) }
  asked.problem.catch(() => undefined) // whoever takes it sees the failure
  languages().catch(() => undefined)
  return page
}

/** A problem as the solve page shows it: the answer that is under way, the first time, else a new one. */
export function loadProblem(slug: string, contest: string, signal: AbortSignal): Promise<Schemas['Problem']> {
  const { key, path, query } = wanted(slug, contest)
  const ahead = asked?.key === key ? asked.problem : undefined
  asked = undefined
  return ahead ?? get('/api/v1/problems/{slug}', { path, query, signal })
}
