import type { Schemas } from '../lib/api'

export type Sample = Schemas['Problem']['samples'][number]

/** The sample that a test case is; the sample itself may stand there without its folder. */
export const sampleOf = (samples: Sample[], testCase: string): Sample | undefined =>
  samples.find((sample) => sample.name === testCase || 'sample/' + sample.name === testCase)
