// Real programs for the real judge: the example submissions of the question
// bank, whose folder names the verdict that they must get.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const bank = fileURLToPath(new URL('../../problems/bank/', import.meta.url))

/** The first example submission of a kind (accepted, wrong_answer …) in a language; undefined: there is none. */
export function program(slug, folder, ending) {
  const dir = `${bank}${slug}/submissions/${folder}/`
  const name = existsSync(dir) ? readdirSync(dir).sort().find((file) => file.endsWith('.' + ending)) : undefined
  return name ? readFileSync(dir + name, 'utf8') : undefined
}

function choose() {
  for (const slug of readdirSync(bank).sort()) {
    const accepted = program(slug, 'accepted', 'cpp')
    const wrong = program(slug, 'wrong_answer', 'cpp')
    if (accepted && wrong) return { slug, accepted, wrong }
  }
  throw new Error(`no problem in ${bank} has an accepted and a wrong C++ program`)
}

/** The first problem of the bank with both an accepted and a wrong C++ program, and those. */
export const { slug, accepted, wrong } = choose()

/** Another problem, which no test puts into a contest: nobody reads solutions while one runs. It has an editorial. */
export const quiet = { slug: 'ploughs', accepted: program('ploughs', 'accepted', 'cpp') }
