import type { Schemas } from '../lib/api'

/** What the times of a contest follow from; extra and virtual are one's own. */
export interface Times {
  starts_at: string
  ends_at: string
  extra_seconds?: number
  virtual_start?: { starts_at: string; ends_at: string } | null
}

export type Phase = 'before' | 'during' | 'virtual' | 'after'

/** When it ends for oneself, in milliseconds. */
export const ownEnd = (contest: Times): number => Date.parse(contest.ends_at) + (contest.extra_seconds ?? 0) * 1000

/** Where a contest stands for oneself at now, in milliseconds of the server's clock. */
export function phaseOf(contest: Times, now: number): Phase {
  if (now < Date.parse(contest.starts_at)) return 'before'
  if (now < ownEnd(contest)) return 'during'
  const own = contest.virtual_start
  return own && now < Date.parse(own.ends_at) ? 'virtual' : 'after'
}

/** What the countdown of a phase runs to, in milliseconds; after the end, the end. */
export function goal(contest: Times, phase: Phase): number {
  if (phase === 'before') return Date.parse(contest.starts_at)
  if (phase === 'virtual') return Date.parse(contest.virtual_start!.ends_at)
  return ownEnd(contest)
}

/** Whether the result is written down and may be seen by everybody. */
export const published = (contest: { states: Schemas['ContestStates'] }): boolean =>
  contest.states.finalized !== null && (contest.states.frozen === null || contest.states.thawed !== null)
