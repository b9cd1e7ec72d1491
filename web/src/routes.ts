import { match } from './lib/match'
import Bank from './pages/Bank.svelte'
import { solvePage } from './solve/ahead'

export interface Route {
  pattern: string
  load: (params: Record<string, string>) => Promise<{ default: unknown }>
  /** The page fills the window and scrolls inside. */
  full?: boolean
}

// The bank is part of the first load; every other page is fetched when it is
// first visited. The solve page brings the editor with it.
const bank = async () => ({ default: Bank })

export const routes: Route[] = [
  { pattern: '/', load: bank },
  { pattern: '/problems', load: bank },
  { pattern: '/problems/:slug', load: solvePage, full: true },
  { pattern: '/problems/:slug/solutions', load: () => import('./pages/Solutions.svelte') },
  { pattern: '/contests', load: () => import('./pages/Contests.svelte') },
  { pattern: '/archive', load: () => import('./pages/Archive.svelte') },
  { pattern: '/contests/:contest', load: () => import('./pages/Contest.svelte') },
  { pattern: '/contests/:contest/standings', load: () => import('./pages/Standings.svelte') },
  { pattern: '/contests/:contest/virtual', load: () => import('./pages/VirtualStandings.svelte') },
  { pattern: '/contests/:contest/final', load: () => import('./pages/FinalBoard.svelte') },
  { pattern: '/contests/:contest/ceremony', load: () => import('./pages/Ceremony.svelte'), full: true },
  { pattern: '/contests/:contest/problems/:slug', load: solvePage, full: true },
  { pattern: '/ratings', load: () => import('./pages/Ratings.svelte') },
  { pattern: '/ratings/:login', load: () => import('./pages/RatingHistory.svelte') },
  { pattern: '/submissions', load: () => import('./pages/Submissions.svelte') },
  { pattern: '/submissions/:older/compare/:newer', load: () => import('./pages/Compare.svelte') },
  { pattern: '/submissions/:id', load: () => import('./pages/Submission.svelte') },
  { pattern: '/login', load: () => import('./pages/Login.svelte') },
  { pattern: '/register', load: () => import('./pages/Register.svelte') },
  { pattern: '/me', load: () => import('./pages/Me.svelte') },
  { pattern: '/me/solutions', load: () => import('./pages/MySolutions.svelte') },
  { pattern: '/jury', load: () => import('./pages/jury/Contests.svelte') },
  { pattern: '/jury/contests', load: () => import('./pages/jury/ContestEdit.svelte') },
  { pattern: '/jury/contests/:contest', load: () => import('./pages/jury/ContestEdit.svelte') },
  { pattern: '/jury/contests/:contest/questions', load: () => import('./pages/jury/Questions.svelte') },
  { pattern: '/jury/contests/:contest/participants', load: () => import('./pages/jury/Participants.svelte') },
  { pattern: '/jury/contests/:contest/invitations', load: () => import('./pages/jury/Invitations.svelte') },
  { pattern: '/jury/contests/:contest/time', load: () => import('./pages/jury/Time.svelte') },
  { pattern: '/jury/series', load: () => import('./pages/jury/AllSeries.svelte') },
  { pattern: '/jury/new-series', load: () => import('./pages/jury/SeriesEdit.svelte') },
  { pattern: '/jury/series/:series', load: () => import('./pages/jury/SeriesEdit.svelte') },
  { pattern: '/jury/submissions', load: () => import('./pages/jury/Submissions.svelte') },
  { pattern: '/jury/submissions/:id', load: () => import('./pages/jury/Submission.svelte') },
  { pattern: '/jury/rejudgings', load: () => import('./pages/jury/Rejudgings.svelte') },
  { pattern: '/jury/rejudgings/:id', load: () => import('./pages/jury/Rejudging.svelte') },
  { pattern: '/jury/problems', load: () => import('./pages/jury/Problems.svelte') },
  { pattern: '/jury/problems/:slug', load: () => import('./pages/jury/Problem.svelte') },
  { pattern: '/jury/ratings', load: () => import('./pages/jury/Ratings.svelte') },
  { pattern: '/jury/people', load: () => import('./pages/jury/People.svelte') },
  { pattern: '/jury/health', load: () => import('./pages/jury/Health.svelte') },
  { pattern: '/jury/log', load: () => import('./pages/jury/Log.svelte') },
  { pattern: '/account', load: () => import('./pages/Account.svelte') },
]

/** The route that a path takes, with what it names; null where there is none. */
export function routeOf(path: string): { route: Route; params: Record<string, string> } | null {
  for (const route of routes) {
    const params = match(route.pattern, path)
    if (params) return { route, params }
  }
  return null
}
