// axe-core on every page: WCAG 2.2 A and AA and good practice.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { desktop, open, phone, site } from './browser.mjs'
import { assert, test } from './check.mjs'
import { makeContest, promote } from './contests.mjs'
import { chooseLanguage, register, verdict, write } from './people.mjs'
import { accepted, quiet, slug } from './programs.mjs'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export async function violations(page) {
  await page.waitForFunction(() => document.querySelector('main h1') && !document.querySelector('.skeleton, [aria-busy="true"]') && document.fonts.status === 'loaded')
  await page.evaluate(source) // through the debugger, which the content security policy does not bind
  const found = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
  )
  return found.violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.target.join(' ')} ${node.failureSummary.replaceAll('\n', ' ')}`))
}

/** lean: on a desktop in daylight alone. */
export async function axe(browser, { lean }) {
  const setup = await open(browser)
  const first = await setup.context.newPage()
  const login = await register(first)
  await first.goto(`${site}/problems/${slug}`)
  await chooseLanguage(first, 'cpp')
  await write(first, accepted)
  await first.keyboard.press('Control+Enter')
  await verdict(first)
  const contest = '/contests/' + (await makeContest({ startsIn: -60, problem: slug })).slug
  const coming = '/contests/' + (await makeContest({ startsIn: 7200, problem: slug })).slug
  await first.goto(site + contest)
  await first.getByRole('button', { name: 'Register' }).click()
  await first.getByText('You are registered').waitFor()
  await first.goto(site + '/submissions')
  const submission = await first.locator('tbody a').first().getAttribute('href')
  await promote(login, 'admin')
  const storageState = await setup.context.storageState()
  await setup.context.close()

  const solving = (act) => async (page) => {
    await page.goto(`${site}/problems/${slug}`)
    await page.locator('.cm-content').waitFor()
    await act(page)
  }
  const at = (path) => (page) => page.goto(site + path)
  const states = {
    bank: at('/'),
    'empty bank': at('/problems?q=zzzzzz'),
    solve: solving(async () => undefined),
    'solve, two files': solving(async (page) => {
      await page.getByRole('button', { name: 'Add a file' }).click()
      await page.getByRole('dialog').getByLabel('Name').fill('lib/graph.hpp')
      await page.keyboard.press('Enter')
      await page.getByRole('tab', { name: 'lib/graph.hpp' }).waitFor()
    }),
    'solve, judged': solving(async (page) => {
      await write(page, accepted)
      await page.keyboard.press('Control+Enter')
      await verdict(page)
    }),
    'solve, compile error': solving(async (page) => {
      await write(page, 'int main() { return missing; }\n')
      await page.keyboard.press('Control+Enter')
      await verdict(page)
    }),
    'solve, samples': solving(async (page) => {
      await write(page, '#include <cstdio>\nint main() { puts("no"); }\n')
      await page.keyboard.press("Control+'")
      await page.locator('.results .sum').waitFor({ timeout: 120_000 })
    }),
    solutions: at(`/problems/${quiet.slug}/solutions`),
    contests: at('/contests'),
    archive: at('/archive'),
    contest: at(contest),
    'contest to come': at(coming),
    'contest problem': at(`${contest}/problems/${slug}`),
    standings: at(contest + '/standings'),
    submissions: at('/submissions'),
    submission: async (page) => {
      await page.goto(site + submission)
      await page.locator('.cm-content').waitFor()
    },
    me: at('/me'),
    'my write-ups': at('/me/solutions'),
    account: at('/account'),
    'jury: contests': at('/jury'),
    'jury: new contest': at('/jury/contests'),
    'jury: contest': at('/jury' + contest),
    'jury: questions': at(`/jury${contest}/questions`),
    'jury: participants': async (page) => {
      await page.goto(`${site}/jury${contest}/participants`)
      await page.locator('tbody button').first().click()
      await page.locator('.panel').waitFor()
    },
    'jury: nobody takes part': at(`/jury${coming}/participants`),
    'jury: invitations': at(`/jury${contest}/invitations`),
    'jury: time': at(`/jury${contest}/time`),
    'jury: series': at('/jury/series'),
    'jury: new series': at('/jury/new-series'),
    'jury: submissions': at('/jury/submissions'),
    'jury: submission': async (page) => {
      await page.goto(site + '/jury' + submission)
      await page.locator('.cm-content').waitFor()
    },
    'jury: rejudgings': at('/jury/rejudgings'),
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
  // The colours of a phone are those of a desktop: dark is looked at once.
  const looks = [['desktop', desktop, 'light'], ['desktop', desktop, 'dark'], ['phone', phone, 'light']]
  for (const [device, size, colorScheme] of lean ? looks.slice(0, 1) : looks) {
    const { context } = await open(browser, { ...size, colorScheme, storageState, reducedMotion: 'reduce' })
    const page = await context.newPage()
    for (const [name, reach] of Object.entries(states))
      await test(`axe: ${name}, ${device}, ${colorScheme}`, async () => {
        await reach(page)
        assert.deepEqual(await violations(page), [])
      })
    await context.close()
  }
}
