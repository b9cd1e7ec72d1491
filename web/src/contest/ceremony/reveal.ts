import type { Schemas } from '../../lib/api'

type Resolver = Schemas['Resolver']
export type Row = Schemas['ScoreboardRow']
type Step = Resolver['steps'][number]

/** The board after some of the steps. */
export interface Scene {
  rows: Row[]
  /** Logins whose rows are final at their places. */
  final: Set<string>
  /** Of the step that was taken last; undefined before the first. */
  last?: Step
  /** Of the step that comes next: whose row, and which cell is about to open. */
  next?: { login: string; label?: string }
}

/** The scene after count of the steps, from the frozen board on. penaltySeconds is the contest's for a rejected attempt. */
export function scene({ rows, steps, contest }: Pick<Resolver, 'rows' | 'steps' | 'contest'>, count: number, penaltySeconds: number): Scene {
  const board = [...rows]
  const final = new Set<string>()
  for (const step of steps.slice(0, count)) {
    if (step.final) {
      final.add(step.login)
      continue
    }
    const row = board[step.from]!
    const cells = row.cells.map((cell) => (cell.label === step.cell?.label ? step.cell : cell))
    const last = Math.max(0, ...cells.map((cell) => cell.seconds))
    const penalty = cells.reduce((sum, cell) => sum + (cell.solved ? cell.rejected * penaltySeconds : 0), 0)
    board.splice(step.from, 1)
    board.splice(step.to, 0, {
      ...row, cells, solved: step.solved, penalty_minutes: step.penalty_minutes, points: step.points, last_seconds: last,
      finish_seconds: contest.scoring === 'points' ? last + penalty : 0,
    })
  }
  return { rows: ranked(board, contest.scoring), final, last: steps[count - 1], next: coming(steps[count], board) }
}

function coming(step: Step | undefined, board: Row[]): Scene['next'] {
  return step && { login: board[step.from]?.login ?? step.login, label: step.cell?.label }
}

/** Equal results share a rank, and the ranks after them stay empty. */
function ranked(rows: Row[], scoring: Schemas['Scoring']): Row[] {
  const equal = (a: Row, b: Row) => {
    if (scoring === 'pass-fail') return a.solved === b.solved && a.penalty_minutes === b.penalty_minutes && a.last_seconds === b.last_seconds
    return a.points === b.points && (scoring !== 'points' || a.finish_seconds === b.finish_seconds)
  }
  let rank = 0
  return rows.map((row, i) => {
    if (i === 0 || !equal(rows[i - 1]!, row)) rank = i + 1
    return { ...row, rank }
  })
}
