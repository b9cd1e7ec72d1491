import { t } from '../lib/i18n.svelte'
import type { Schemas } from '../lib/api'

/** What a rejudging was asked to judge again, in words: "Contest cup, Problem sums". */
export function selected(selection: Schemas['RejudgeSelection']): string {
  const { contest, problem, version, language, verdict, submission } = selection
  const parts: [string, string | number][] = [
    [t('jury.by.contest'), contest], [t('jury.by.problem'), problem], [t('jury.version'), version], [t('submissions.language'), language],
    [t('submissions.verdict'), verdict], [t('jury.submission'), submission.slice(0, 8)],
  ]
  return parts.filter(([, value]) => value).map(([name, value]) => `${name} ${value}`).join(', ')
}
