// Every page of the site with something on it, and how to get there: what is
// held of all pages alike (axe, the width of a phone) is looked at in each.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { site } from './browser.mjs'
import { until } from './check.mjs'
import { ask, makeContest, promote, shift } from './contests.mjs'
import { chooseLanguage, enrol, verdict, write } from './people.mjs'
import { accepted, quiet, slug, wrong } from './programs.mjs'
import { load } from './source.mjs'

const { match } = await load('lib/match')

/** The patterns of the router, in its order. */
const patterns = [...readFileSync(fileURLToPath(new URL('../src/routes.ts', import.meta.url)), 'utf8').matchAll(/pattern: '([^']+)'/g)].map((found) => found[1])
/** The route that a path takes. */
export const patternOf = (path) => patterns.find((pattern) => match(pattern, path))
/** The routes that none of the paths takes. */
export const unvisited = (paths) => patterns.filter((pattern) => !paths.some((path) => patternOf(path) === pattern))

const judged = (contest) => until('everything is judged', async () => (await ask('GET', `/submissions?account=*&state=open&contest=${contest}`)).submissions.length === 0)
const submit = (person, contest, source) => ask('POST', '/submissions', { problem: slug, language: 'cpp', source, ...(contest ? { contest } : {}) }, person.as)
const now = () => new Date().toISOString()

/** A rated contest that is over, with its final board. */
async function round(people) {
  const contest = await makeContest({ startsIn: -600, problem: slug, rated: true, virtual: true })
  for (const [place, person] of people.entries()) {
    await ask('POST', `/contests/${contest.slug}/registration`, {}, person.as)
    await submit(person, contest.slug, place === 0 ? accepted : wrong)
  }
  await judged(contest.slug)
  await shift(contest, { ends_at: now() })
  await ask('POST', `/contests/${contest.slug}/finalize`, {})
  return contest.slug
}

/** A contest that is over and still frozen, with something to reveal. */
async function frozen(people) {
  const contest = await makeContest({ startsIn: -600, problem: slug })
  for (const person of people) await ask('POST', `/contests/${contest.slug}/registration`, {}, person.as)
  await ask('POST', `/contests/${contest.slug}/freeze`)
  await submit(people[0], contest.slug, accepted)
  await judged(contest.slug)
  await shift(contest, { ends_at: now() })
  return contest.slug
}

/**
 * Fills the site, and answers with an administrator's cookie and the states: a
 * name and how a page is brought there. say(key) is a text of the app as the
 * page has it. lean: no page's second or third state, but for a few.
 */
export async function everywhere({ lean }) {
  const [me, rival] = [await enrol(), await enrol()]
  await promote(me.login, 'admin')
  const mine = [await submit(me, '', wrong), await submit(me, '', accepted)].map((one) => one.id)
  await round([rival, me])
  const final = await round([me, rival])
  const ceremony = await frozen([me, rival])
  const contest = (await makeContest({ startsIn: -60, problem: slug })).slug
  const coming = (await makeContest({ startsIn: 7200, problem: slug })).slug
  await ask('POST', `/contests/${contest}/registration`, {}, me.as)
  await submit(me, contest, wrong)
  await ask('POST', `/contests/${contest}/clarifications`, { text: 'The doors open at nine.' })
  await ask('POST', `/contests/${contest}/removed-intervals`, { starts_at: new Date(Date.now() - 50_000).toISOString(), ends_at: new Date(Date.now() - 20_000).toISOString(), reason: 'Stromausfall im großen Saal' })
  await ask('POST', `/contests/${contest}/invitations`, { uses: 30 })
  // Who was away takes it by themselves.
  const late = await enrol()
  await ask('POST', `/contests/${final}/virtual`, undefined, late.as)
  await judged(contest)
  await until('the submissions are judged', async () => (await ask('GET', '/submissions?state=open', undefined, me.as)).submissions.length === 0)
  const rejudging = (await ask('POST', '/rejudgings', { contest: final, reason: 'to be sure' })).id
  const series = 'weekly-' + Date.now().toString(36)
  await ask('POST', '/series', {
    slug: series, name: 'Weekly', time_zone: 'Europe/Zurich', first_date: '2040-03-05', local_time: '18:30',
    template: { length_minutes: 120, problem_sets: [[{ label: 'A', problem: slug }]] },
  })
  await until('the ratings are there', async () => (await ask('GET', `/accounts/${me.login}/ratings`)).history.length === 2)
  await until('the rejudging is ready', async () => (await ask('GET', '/rejudgings/' + rejudging)).state === 'ready')

  const at = (path) => (page) => page.goto(site + path)
  const solving = (act) => async (page, say) => {
    await page.goto(`${site}/problems/${slug}`)
    await page.locator('.cm-content').waitFor()
    await act(page, say)
  }
  const sending = (source) => solving(async (page) => {
    await chooseLanguage(page, 'cpp')
    await write(page, source)
    await page.keyboard.press('Control+Enter')
    await verdict(page)
  })
  const states = {
    bank: at('/'),
    'bank, its own address': at('/problems'),
    'empty bank': at('/problems?q=zzzzzz'),
    solve: solving(() => undefined),
    'solve, two files': solving(async (page, say) => {
      await page.getByRole('button', { name: say('files.add') }).click()
      await page.getByRole('dialog').locator('input:not([type=file])').fill('lib/graph.hpp')
      await page.keyboard.press('Enter')
      await page.getByRole('tab', { name: 'lib/graph.hpp' }).waitFor()
    }),
    'solve, judged': sending(accepted),
    'solve, compile error': sending('int main() { return missing; }\n'),
    'solve, samples': solving(async (page) => {
      await chooseLanguage(page, 'cpp')
      await write(page, '#include <cstdio>\nint main() { puts("no"); }\n')
      await page.keyboard.press("Control+'")
      await page.locator('.results .sum').waitFor({ timeout: 120_000 })
    }),
    solutions: at(`/problems/${quiet.slug}/solutions`),
    contests: at('/contests'),
    archive: at('/archive'),
    contest: at('/contests/' + contest),
    'contest to come': at('/contests/' + coming),
    'contest problem': at(`/contests/${contest}/problems/${slug}`),
    standings: at(`/contests/${contest}/standings`),
    'standings, frozen': at(`/contests/${ceremony}/standings`),
    'standings beside one’s own': at(`/contests/${final}/virtual`),
    'final board': at(`/contests/${final}/final`),
    ceremony: async (page) => {
      await page.goto(`${site}/contests/${ceremony}/ceremony`)
      await page.locator('tbody tr').first().waitFor()
      await page.keyboard.press('ArrowRight')
    },
    ratings: at('/ratings'),
    'rating history': async (page) => {
      await page.goto(`${site}/ratings/${me.login}`)
      await page.locator('.plot canvas').waitFor()
    },
    submissions: at('/submissions'),
    submission: async (page) => {
      await page.goto(`${site}/submissions/${mine[1]}`)
      await page.locator('.cm-content').waitFor()
    },
    compare: async (page) => {
      await page.goto(`${site}/submissions/${mine[0]}/compare/${mine[1]}`)
      await page.locator('.cm-changedLine, .cm-deletedChunk').first().waitFor()
    },
    me: at('/me'),
    'my write-ups': at('/me/solutions'),
    account: at('/account'),
    'jury: contests': at('/jury'),
    'jury: new contest': at('/jury/contests'),
    'jury: contest': at('/jury/contests/' + contest),
    'jury: questions': at(`/jury/contests/${contest}/questions`),
    'jury: participants': async (page) => {
      await page.goto(`${site}/jury/contests/${contest}/participants`)
      await page.locator('tbody button').first().click()
      await page.locator('.panel').waitFor()
    },
    'jury: nobody takes part': at(`/jury/contests/${coming}/participants`),
    'jury: invitations': at(`/jury/contests/${contest}/invitations`),
    'jury: time': at(`/jury/contests/${contest}/time`),
    'jury: all series': at('/jury/series'),
    'jury: new series': at('/jury/new-series'),
    'jury: series': at('/jury/series/' + series),
    'jury: submissions': at('/jury/submissions'),
    'jury: submission': async (page) => {
      await page.goto(`${site}/jury/submissions/${mine[1]}`)
      await page.locator('.cm-content').waitFor()
    },
    'jury: rejudgings': at('/jury/rejudgings'),
    'jury: rejudging': at('/jury/rejudgings/' + rejudging),
    'jury: problems': at('/jury/problems'),
    'jury: problem': at('/jury/problems/' + slug),
    'jury: people': at('/jury/people'),
    'jury: ratings': at('/jury/ratings'),
    'jury: health': at('/jury/health'),
    'jury: log': at('/jury/log'),
    login: at('/login'),
    register: at('/register'),
    'not found': at('/no/such/page'),
  }
  const again = ['empty bank', 'solve, two files', 'solve, samples', 'contest to come', 'standings, frozen', 'jury: nobody takes part']
  if (lean) for (const name of again) delete states[name]
  // Who sees what is that person's, by the name of the state.
  const cookies = { 'standings beside one’s own': late.cookie }
  return { states, cookieOf: (name) => cookies[name] ?? me.cookie }
}
