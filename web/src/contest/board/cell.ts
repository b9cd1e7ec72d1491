import type { Schemas } from '../../lib/api'
import { clockFace, number, t } from '../../lib/i18n.svelte'

type Cell = Schemas['Cell']
export type Scoring = Schemas['Scoring']
type Sums = Pick<Schemas['ScoreboardRow'], 'solved' | 'penalty_minutes' | 'points' | 'finish_seconds'>

/** Whether a problem earns a score rather than being solved or not. */
export const scored = (scoring: Scoring): boolean => scoring === 'best-score' || scoring === 'best-groups' || scoring === 'last-score'

export type Kind = 'solved' | 'partial' | 'pending' | 'rejected' | 'none'

export function kindOf(scoring: Scoring, cell: Cell): Kind {
  if (cell.solved) return 'solved'
  if (scored(scoring) && cell.points > 0) return 'partial'
  if (cell.pending > 0) return 'pending'
  return cell.rejected > 0 ? 'rejected' : 'none'
}

/** What stands in a cell: the figure, and a smaller one beside it. */
export function face(scoring: Scoring, cell: Cell): { main: string; side: string; wait: string } {
  const wait = cell.pending > 0 && !(cell.solved && !scored(scoring)) ? '?' + cell.pending : ''
  if (scored(scoring)) return { main: cell.solved || cell.points > 0 ? number(cell.points) : cell.rejected > 0 ? '0' : '', side: '', wait }
  if (!cell.solved) return { main: cell.rejected > 0 ? '−' + cell.rejected : '', side: '', wait }
  const side = cell.rejected > 0 ? '+' + cell.rejected : ''
  return { main: scoring === 'points' ? clockFace(cell.seconds) : String(cell.minutes), side, wait: '' }
}

/** The same in words, for who does not see it. */
export function words(scoring: Scoring, cell: Cell): string {
  const parts: string[] = []
  if (scored(scoring) && (cell.points > 0 || cell.solved || cell.rejected > 0)) parts.push(t('standings.cell.points', { n: cell.points, points: number(cell.points), minutes: cell.minutes }))
  else if (cell.solved) parts.push(t(cell.first ? 'standings.cell.first' : 'standings.cell.solved', { minutes: cell.minutes }))
  if (cell.first && scored(scoring)) parts.push(t('standings.cell.firstHere'))
  if (cell.rejected && !scored(scoring)) parts.push(t('standings.cell.rejected', { n: cell.rejected }))
  if (cell.pending) parts.push(t('standings.cell.pending', { n: cell.pending }))
  return `${cell.label}: ${parts.join(', ') || t('standings.cell.none')}`
}

/** The columns that rank, by the way of scoring. */
export function sums(scoring: Scoring): { head: string; value: (row: Sums) => string; strong: boolean }[] {
  if (scoring === 'pass-fail')
    return [
      { head: t('standings.solved'), value: (row) => number(row.solved), strong: true },
      { head: t('standings.penalty'), value: (row) => number(row.penalty_minutes), strong: false },
    ]
  const points = { head: t('standings.points'), value: (row: Sums) => number(row.points), strong: true }
  if (scoring === 'points') return [points, { head: t('standings.finish'), value: (row) => (row.points > 0 ? clockFace(row.finish_seconds) : ''), strong: false }]
  return [points]
}
