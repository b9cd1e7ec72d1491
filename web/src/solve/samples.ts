import type { Schemas } from '../lib/api'

export type Sample = Schemas['Problem']['samples'][number]

/** The sample that a test case is; the sample itself may stand there without its folder. */
export const sampleOf = (samples: Sample[], testCase: string): Sample | undefined =>
  samples.find((sample) => sample.name === testCase || 'sample/' + sample.name === testCase)

/** What is shown of a sample: input and output, or what the two sides of an interactive problem say. */
export function partsOf(sample: Sample): { title: 'solve.input' | 'solve.output' | 'solve.interaction'; text: string }[] {
  if (sample.interaction) return [{ title: 'solve.interaction', text: sample.interaction }]
  return [
    { title: 'solve.input', text: sample.input },
    { title: 'solve.output', text: sample.answer },
  ]
}

/** A test group's name without the folder that all of them are in. */
export const groupName = (name: string): string => name.replace(/^secret\//, '')
