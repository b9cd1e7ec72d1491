import type { Schemas } from '../lib/api'

/** What contests and series have alike, as it stands in a form: everything is text or a tick. */
export interface TermsForm {
  /** H:MM from start to end. */
  length: string
  /** Minutes before the end; empty: never. */
  freeze: string
  scoring: Schemas['Scoring']
  penalty: string
  registration: 'open' | 'closed'
  visibility: 'public' | 'private'
  teamSize: string
  practice: boolean
  virtual: boolean
  rated: boolean
  /** Ids; empty: all. */
  languages: string[]
  /** "python3 6, java 2" */
  multipliers: string
}

/** A problem of a contest as it stands in a form. */
export interface ProblemRow {
  label: string
  /** Its short name; while one types, its name too. */
  problem: string
  points: string
  /** What it is called; empty: not looked up. */
  name: string
  /** What the site says of it; undefined: not looked up. */
  visibility?: 'public' | 'hidden'
  /** There is no such problem. */
  missing: boolean
}

export const newRow = (label: string): ProblemRow => ({ label, problem: '', points: '', name: '', missing: false })

export interface ContestForm extends TermsForm {
  slug: string
  name: string
  /** As datetime-local has it, in the time zone of whoever looks. */
  starts: string
  problems: ProblemRow[]
}

const minute = 60_000
const two = (n: number) => String(n).padStart(2, '0')

/** An instant as datetime-local has it. */
export function localTime(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
}

export const lengthText = (ms: number): string => `${Math.floor(ms / (60 * minute))}:${two(Math.round(ms / minute) % 60)}`

/** Milliseconds of H:MM, or of whole minutes; NaN for anything else. */
export function parseLength(text: string): number {
  const found = /^(?:(\d{1,4}):)?(\d{1,5})$/.exec(text.trim())
  return found ? (Number(found[1] ?? 0) * 60 + Number(found[2])) * minute : Number.NaN
}

/** What a new contest or series begins with. */
export const newTerms = (): TermsForm => ({
  length: '2:00', freeze: '30', scoring: 'pass-fail', penalty: '20', registration: 'open', visibility: 'public',
  teamSize: '0', practice: true, virtual: true, rated: false, languages: [], multipliers: '',
})

export const multipliersText = (of: Record<string, number>): string => Object.entries(of).map(([id, factor]) => `${id} ${factor}`).join(', ')

/** The form of a contest that does not exist yet: tomorrow evening, two hours. */
export function newForm(now: Date): ContestForm {
  const starts = new Date(now.getTime() + 24 * 60 * minute)
  starts.setHours(18, 0, 0, 0)
  return { ...newTerms(), slug: '', name: '', starts: localTime(starts), problems: [newRow('A')] }
}

export function formOf(contest: Schemas['Contest']): ContestForm {
  const start = Date.parse(contest.starts_at)
  const end = Date.parse(contest.ends_at)
  return {
    slug: contest.slug, name: contest.name, starts: localTime(new Date(start)), length: lengthText(end - start),
    freeze: contest.freeze_at ? String(Math.round((end - Date.parse(contest.freeze_at)) / minute)) : '',
    scoring: contest.scoring, penalty: String(contest.penalty_minutes), registration: contest.registration, visibility: contest.visibility,
    teamSize: String(contest.team_size), practice: contest.practice, virtual: contest.virtual, rated: contest.rated, languages: [...contest.languages],
    multipliers: multipliersText(contest.fuel_multipliers),
    problems: contest.problems.map((one) => ({ ...newRow(one.label), problem: one.slug, name: one.name, points: contest.scoring === 'pass-fail' ? '' : String(one.points) })),
  }
}

/** The label after the last one: A, B, … Z, then none. */
export function nextLabel(problems: ContestForm['problems']): string {
  const last = problems.at(-1)?.label ?? ''
  return last === '' ? (problems.length === 0 ? 'A' : '') : /^[A-Y]$/.test(last) ? String.fromCharCode(last.charCodeAt(0) + 1) : ''
}

/** What is wrong with the form, by field; the server has the last word on everything else. */
export type FormErrors = Partial<Record<keyof ContestForm, 'length' | 'time' | 'number' | 'multipliers' | 'problem'>>

/** What to send of the terms, with length in milliseconds and freeze in minutes before the end, or what has to be mended first. */
export function termsOf(form: TermsForm) {
  const errors: FormErrors = {}
  const length = parseLength(form.length)
  if (!(length > 0)) errors.length = 'length'
  const freeze = form.freeze.trim() === '' ? null : Number(form.freeze)
  if (freeze !== null && !(freeze >= 0)) errors.freeze = 'number'
  for (const field of ['penalty', 'teamSize'] as const) if (!/^\d+$/.test(form[field].trim())) errors[field] = 'number'
  const multipliers: Record<string, number> = {}
  for (const part of form.multipliers.split(',').map((one) => one.trim()).filter(Boolean)) {
    const [id, factor, more] = part.split(/[\s=]+/)
    if (!id || !(Number(factor) > 0) || more) errors.multipliers = 'multipliers'
    else multipliers[id] = Number(factor)
  }
  return {
    errors, length, freeze,
    terms: {
      scoring: form.scoring, penalty_minutes: Number(form.penalty), registration: form.registration, visibility: form.visibility, team_size: Number(form.teamSize),
      practice: form.practice, virtual: form.virtual, rated: form.rated, languages: form.languages, fuel_multipliers: multipliers,
    },
  }
}

/** What to send, or what has to be mended first. */
export function bodyOf(form: ContestForm): { body: Omit<Schemas['NewContest'], 'slug'>; errors: FormErrors } {
  const { errors, length, freeze, terms } = termsOf(form)
  const start = new Date(form.starts).getTime()
  if (Number.isNaN(start)) errors.starts = 'time'
  if (form.problems.some((one) => one.missing)) errors.problems = 'problem'
  const iso = (ms: number) => (Number.isNaN(ms) ? '' : new Date(ms).toISOString())
  return {
    errors,
    body: {
      name: form.name.trim(), starts_at: iso(start), ends_at: iso(start + length),
      freeze_at: freeze === null ? null : iso(start + length - freeze * minute), ...terms,
      problems: form.problems.filter((one) => one.problem.trim() !== '').map((one) => ({
        label: one.label.trim(), problem: one.problem.trim(), points: one.points.trim() === '' || form.scoring === 'pass-fail' ? 100 : Number(one.points),
      })),
    },
  }
}
