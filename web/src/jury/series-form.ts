import type { Schemas } from '../lib/api'
import { lengthText, localTime, multipliersText, newTerms, termsOf, type FormErrors, type TermsForm } from './contest-form'

/** A series as it stands in a form. */
export interface SeriesForm extends TermsForm {
  slug: string
  name: string
  /** IANA name. */
  zone: string
  /** YYYY-MM-DD there. */
  firstDate: string
  /** HH:MM there. */
  at: string
  everyWeeks: string
  aheadDays: string
  /** Problems: a line for each contest, "[LABEL:]SLUG[=POINTS] …". */
  sets: string
}

const minute = 60_000

/** The form of a series that does not exist yet: in a week, at six in the evening of the time zone of whoever looks. */
export function newSeriesForm(now: Date, zone: string): SeriesForm {
  return {
    ...newTerms(), slug: '', name: '', zone, firstDate: localTime(new Date(now.getTime() + 7 * 24 * 60 * minute)).slice(0, 10), at: '18:00',
    everyWeeks: '1', aheadDays: '14', sets: '',
  }
}

/** A: 0, B: 1, … Z, then Z27, Z28: what a problem is called that is given no label. */
const labelAt = (i: number): string => (i < 26 ? String.fromCharCode(65 + i) : 'Z' + (i + 1))

type Entry = Schemas['ContestProblem']

/** The sets as lines; what is usual (labels in order, 100 points, which 0 counts as) is left out. */
export const setsText = (sets: Entry[][]): string =>
  sets.map((set) => set.map((one, i) => (one.label === labelAt(i) ? '' : one.label + ':') + one.problem + ((one.points || 100) === 100 ? '' : '=' + one.points)).join(' ')).join('\n')

/** The sets that the lines stand for; undefined where a line is not understood. An empty line is a contest without problems. */
export function parseSets(text: string): Entry[][] | undefined {
  const trimmed = text.trimEnd()
  if (trimmed === '') return []
  const sets: Entry[][] = []
  for (const line of trimmed.split('\n')) {
    const set: Entry[] = []
    for (const word of line.split(/[\s,]+/).filter(Boolean)) {
      const found = /^(?:([^:=]+):)?([a-z0-9][a-z0-9._-]*)(?:=(\d+(?:\.\d+)?))?$/.exec(word)
      if (!found?.[2]) return undefined
      set.push({ label: found[1] ?? labelAt(set.length), problem: found[2], points: found[3] ? Number(found[3]) : 100 })
    }
    sets.push(set)
  }
  return sets
}

export function seriesFormOf(series: Schemas['Series']): SeriesForm {
  const usual = newTerms()
  const given = series.template
  return {
    slug: series.slug, name: series.name, zone: series.time_zone, firstDate: series.first_date, at: series.local_time,
    everyWeeks: String(series.every_weeks), aheadDays: String(series.ahead_days),
    length: lengthText(given.length_minutes * minute), freeze: given.freeze_minutes == null ? '' : String(given.freeze_minutes),
    scoring: given.scoring ?? usual.scoring, penalty: String(given.penalty_minutes ?? usual.penalty), registration: given.registration ?? usual.registration,
    visibility: given.visibility ?? usual.visibility, teamSize: String(given.team_size ?? usual.teamSize), practice: given.practice ?? false,
    virtual: given.virtual ?? false, rated: given.rated ?? false, languages: [...(given.languages ?? [])],
    multipliers: multipliersText(given.fuel_multipliers ?? {}), sets: setsText(given.problem_sets ?? []),
  }
}

export type SeriesErrors = FormErrors & Partial<Record<'everyWeeks' | 'aheadDays', 'number'>> & { sets?: 'sets' }

/** What to send, or what has to be mended first. */
export function seriesBodyOf(form: SeriesForm): { body: Omit<Schemas['NewSeries'], 'slug' | 'active'>; errors: SeriesErrors } {
  const { errors: wrong, length, freeze, terms } = termsOf(form)
  const errors: SeriesErrors = wrong
  for (const field of ['everyWeeks', 'aheadDays'] as const) if (!/^[1-9]\d*$/.test(form[field].trim())) errors[field] = 'number'
  const sets = parseSets(form.sets)
  if (!sets) errors.sets = 'sets'
  return {
    errors,
    body: {
      name: form.name.trim(), time_zone: form.zone.trim(), first_date: form.firstDate, local_time: form.at, every_weeks: Number(form.everyWeeks), ahead_days: Number(form.aheadDays),
      template: { ...terms, length_minutes: Math.round(length / minute), freeze_minutes: freeze, problem_sets: sets ?? [] },
    },
  }
}
