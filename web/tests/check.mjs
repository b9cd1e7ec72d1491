// The little that a test needs.
import assert from 'node:assert/strict'

let failed = 0
let run = 0
/** What the names of the tests that are wanted have in them; undefined: all are. */
export const only = process.argv[2]

/** Runs one test; a failure is told and counted, and the others go on. */
export async function test(name, body) {
  if (only && !name.includes(only)) return
  run++
  const start = performance.now()
  try {
    await body()
    console.log(`ok    ${name} (${Math.round(performance.now() - start)} ms)`)
  } catch (error) {
    failed++
    console.log(`FAIL  ${name}\n      ${String(error.stack ?? error).replaceAll('\n', '\n      ')}`)
  }
}

/** Asks again until the answer is yes: for what the server does by itself. */
export async function until(what, ask, milliseconds = 60_000) {
  for (const end = Date.now() + milliseconds; !(await ask()); await new Promise((next) => setTimeout(next, 100)))
    if (Date.now() > end) throw new Error(`not within ${milliseconds} ms: ${what}`)
}

export function finish() {
  console.log(`${run} run, ${failed} failed`)
  process.exit(run > 0 && failed === 0 ? 0 : 1)
}
export { assert }
