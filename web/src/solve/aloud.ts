// What a screen reader is to say of a run or a submission: short, and only what
// has changed. Refusals are alerts of their own.
import type { Schemas } from '../lib/api'
import { lasting, t } from '../lib/i18n.svelte'
import type { Judging } from './judging.svelte'
import type { TrialRun } from './trial.svelte'

type Verdict = Schemas['Verdict']
const result = (verdict: Verdict | null | undefined) => `${t(`verdict.${verdict ?? 'JE'}`)}. ${t(`verdict.${verdict ?? 'JE'}.more`)}`

/** Of a submission on its way. The stages that last a moment are left out. */
export function saidOf(submission: Schemas['Submission']): string {
  return submission.state === 'judged' ? result(submission.verdict) : t(submission.state === 'queued' ? 'state.queued' : 'state.running')
}

export function saidOfJudging({ phase, value, wait }: Judging): string {
  if (phase === 'idle' || phase === 'refused') return ''
  if (value) return saidOf(value)
  return phase === 'sent' ? t('state.queued') : t(`state.${phase}`, { time: lasting(wait) })
}

/** Of a run without a submission; samples: how many it runs on, 0 for one's own input. */
export function saidOfTrial({ value, busy }: TrialRun, samples = 0): string {
  if (!value || value.state !== 'judged') return busy ? t('state.running') : ''
  if (value.verdict === 'CE' || value.verdict === 'JE') return result(value.verdict)
  const [first] = value.cases
  if (samples > 0) return t('solve.samplesPassed', { passed: value.cases.filter((run) => run.verdict === 'AC').length, n: samples })
  return first?.verdict === 'AC' ? `${t('solve.yourOutput')}: ${first.stdout.text.slice(0, 200)}` : result(first?.verdict)
}
