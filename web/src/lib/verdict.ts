// The CCS verdict ids, as in judge/verdict.go.
export const verdicts = ['AC', 'WA', 'TLE', 'RTE', 'MLE', 'OLE', 'CE', 'JE'] as const
export type VerdictID = (typeof verdicts)[number]

export const isVerdict = (id: unknown): id is VerdictID => verdicts.includes(id as VerdictID)
