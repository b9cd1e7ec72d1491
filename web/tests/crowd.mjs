// A lived-in site for the pictures: people with names short and long, contests
// that are over, running, frozen and to come, questions, a class, a rejudging.
// Everything goes through the API and is judged for real.
import { site } from './browser.mjs'
import { until } from './check.mjs'
import { ask, promote } from './contests.mjs'
import { enrol } from './people.mjs'
import { program, slug } from './programs.mjs'

/** Names and logins may be there once on a site; a second look at one needs others. */
const tag = Date.now().toString(36).slice(-4)

/** The people: login, name, organization. The first is whom the pictures show, the second stays away from contests. */
const people = [
  ['lamplighter', 'Lamplighter', 'Harbour School'],
  ['latecomer', 'Latecomer', ''],
  ['salt-road', 'Salt Road', 'Harbour School'],
  ['night-bus', 'The Night Bus', 'Town Grammar School'],
  ['even-keel', 'Even Keel', 'Harbour School'],
  ['ada', 'A', ''],
  ['long', 'The Honourable Company of Bell Ringers and Towpath Keepers', 'Technische Universität der Donaudampfschifffahrt'],
  ['undivided', 'Donaudampfschifffahrtsgesellschaftskapitän', 'Landesgymnasium'],
  ['goats', 'Four Goats', 'Town Grammar School'],
  ['turves', 'Turves', ''],
  ['skippers', 'Old Skippers', 'Landesgymnasium'],
  ['lanterns', 'Łódka i Świeca', ''],
  ['tides', 'Cut Off by the Tide', 'Harbour School'],
]

const problems = ['twobaskets', 'gloves', 'postcards', 'between', 'barrels', slug]
const at = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString()

/** A contest that begins and ends so many minutes from now; its slug. */
async function contestOf(short, name, from, to, more) {
  const made = await ask('POST', '/contests', {
    slug: `${short}-${tag}`, name, starts_at: at(from), ends_at: at(to),
    problems: problems.map((problem, i) => ({ label: 'ABCDEF'[i], problem })),
    ...more,
  })
  return made.slug
}

const submit = (person, contest, problem, kind) =>
  ask('POST', '/submissions', { problem, contest, language: 'cpp', source: program(problem, kind, 'cpp') }, person.as)

const judged = (contest) =>
  until('everything is judged', async () => (await ask('GET', `/submissions?account=*&state=open&contest=${contest}`)).submissions.length === 0, 600_000)

/** The better somebody is placed in the order, the more is solved, with now and then a try too many. */
async function play(contest, order, { from = 0, to = problems.length, enter = true } = {}) {
  for (const [place, person] of order.entries()) {
    if (enter) await ask('POST', `/contests/${contest}/registration`, {}, person.as)
    for (const [i, problem] of problems.entries()) {
      if (i < from || i >= to) continue
      const solves = place < 1.7 * (problems.length - i)
      const tries = (place * 5 + i * 3) % 4 === 0 ? 1 + (place % 2) : 0
      for (let k = 0; k < tries; k++) await submit(person, contest, problem, 'wrong_answer')
      if (solves) await submit(person, contest, problem, 'accepted')
    }
  }
  await judged(contest)
}

const end = (contest) => ask('PATCH', '/contests/' + contest, { ends_at: new Date().toISOString() })

/** A rated contest that is over, with its final board. */
async function round(short, name, order) {
  const contest = await contestOf(short, name, -180, 60, { rated: true, virtual: true, practice: true })
  await play(contest, order)
  await end(contest)
  await ask('POST', `/contests/${contest}/finalize`, {})
  await until('the final board is written', async () => (await fetch(`${site}/api/v1/contests/${contest}/final`)).ok)
  return contest
}

/** Fills the site. Answers with two of the people and the slugs of what there is to see. */
export async function crowd() {
  const all = []
  for (const [login, name, organization] of people) {
    all.push(await enrol({ login: `${login}-${tag}`, name }))
    if (organization) await ask('PATCH', `/accounts/${login}-${tag}`, { organization })
  }
  const [me, guest, ...others] = all
  const rotated = (by) => [...others.slice(by), ...others.slice(0, by)]
  const placed = (place, order) => [...order.slice(0, place), me, ...order.slice(place)]

  await round('spring', 'Spring Round', placed(6, rotated(0)))
  await round('summer', 'Summer Round', placed(3, rotated(2)))
  const final = await round('autumn', 'Autumn Round', placed(1, rotated(5)))
  const rejudging = await ask('POST', '/rejudgings', { problem: slug, verdict: 'WA', reason: 'Test case 7 was wrong' })

  const frozen = await contestOf('evening', 'Evening Round', -200, 40)
  await play(frozen, placed(2, rotated(3)), { to: 3 })
  await ask('POST', `/contests/${frozen}/freeze`)
  await play(frozen, placed(2, rotated(3)), { from: 3, enter: false })
  await end(frozen)

  const running = await contestOf('club', 'Club Night: Donaudampfschifffahrt und andere lange Geschichten', -75, 105, { freeze_at: at(75) })
  await play(running, placed(3, rotated(7)), { to: 4 })
  for (const friend of [others[3], others[8]]) await ask('PUT', '/me/friends/' + friend.login, undefined, me.as)
  const clarify = (body, as) => ask('POST', `/contests/${running}/clarifications`, body, as)
  await clarify({ text: 'The printers are on the second floor. Coffee is served at half past.' })
  const question = await clarify({ problem_id: problems[1], text: 'May a glove be both left and right?' }, me.as)
  await clarify({ reply_to_id: question.id, text: 'No. Every glove is one of the two.' })
  await clarify({ problem_id: problems[3], text: 'Does the word "between" include both ends?\nThe first sample looks like it.' }, others[2].as)
  await ask('POST', `/contests/${running}/removed-intervals`, { starts_at: at(-40), ends_at: at(-30), reason: 'Power cut in room 2' })

  const coming = await contestOf('winter', 'Winter Round', 26 * 60, 31 * 60, { freeze_at: at(30 * 60), team_size: 3 })
  await ask('POST', '/series', {
    slug: 'monday-' + tag, name: 'Monday Practice', time_zone: 'Europe/Zurich', first_date: '2040-03-05', local_time: '18:30',
    template: { length_minutes: 120, problem_sets: problems.map((problem) => [{ label: 'A', problem }]) },
  })
  await promote(me.login, 'admin')
  return { me, guest, final, frozen, running, coming, rejudging: rejudging.id, series: 'monday-' + tag }
}
