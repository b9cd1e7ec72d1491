import type { Schemas } from '../lib/api'
import { pollPath } from '../lib/poll'

// The clarifications of the contest that is looked at: one question to the
// server, however many parts of the page show them.

type Clarification = Schemas['Clarification']

const every = 15_000 // milliseconds
let slug = ''
let users = 0
let stop: () => void = () => undefined
let list = $state.raw<Clarification[]>([])
let known = $state(false)
let error = $state.raw<unknown>()

export const clarifications = {
  /** The oldest first. */
  get list() { return list },
  /** False until the server has answered. */
  get known() { return known },
  get error() { return error },
}

/** Asks for those of a contest until the returned function was called as often as this. */
export function watchClarifications(contest: string): () => void {
  if (contest !== slug) {
    slug = contest
    users = 0
    list = []
    known = false
    begin()
  }
  users++
  return () => {
    if (contest !== slug || --users > 0) return
    stop()
    slug = ''
  }
}

/** Asks at once: something was said just now. */
export function refreshClarifications(): void {
  if (slug) begin()
}

function begin(): void {
  stop()
  stop = pollPath('/api/v1/contests/{slug}/clarifications', { path: { slug } }, {
    every,
    onvalue: (value) => {
      list = value.clarifications
      known = true
      error = undefined
    },
    onerror: (caught) => (error = caught),
  })
}

export interface Thread {
  /** An announcement, or a question. */
  head: Clarification
  replies: Clarification[]
}

/** The questions that nobody has answered: who has waited longest comes first. */
export const unanswered = (all: Thread[]): Thread[] =>
  all.filter(({ head, replies }) => head.from_team_id !== null && replies.length === 0).sort((a, b) => a.head.time.localeCompare(b.head.time))

/** Questions with their answers, and announcements; what was said last comes first. */
export function threads(all: Clarification[]): Thread[] {
  const heads = new Map<string, Thread>()
  for (const one of all) {
    const to = one.reply_to_id ? heads.get(one.reply_to_id) : undefined
    if (to) to.replies.push(one)
    else heads.set(one.id, { head: one, replies: [] })
  }
  const last = ({ head, replies }: Thread) => (replies.at(-1) ?? head).time
  return [...heads.values()].sort((a, b) => last(b).localeCompare(last(a)))
}
