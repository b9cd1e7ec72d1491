// Writes every main page, light and dark, desktop and phone, into the folder
// that is given:  ASSIZE_URL=http://127.0.0.1:8080 npm run screenshots -- FOLDER
// (make screenshots does so with a site of its own)
import { mkdirSync } from 'node:fs'
import { desktop, launch, open, phone, site } from './browser.mjs'
import { makeContest, promote } from './contests.mjs'
import { chooseLanguage, register, verdict, write } from './people.mjs'
import { accepted, quiet, slug, wrong } from './programs.mjs'

const folder = process.argv[2] ?? process.env.ASSIZE_SCREENSHOTS
if (!folder || !site) {
  console.error('usage: ASSIZE_URL=http://… npm run screenshots -- FOLDER')
  process.exit(2)
}
mkdirSync(folder, { recursive: true })

const browser = await launch()
const start = await open(browser)
const page = await start.context.newPage()
const login = await register(page)
await page.goto(`${site}/problems/${slug}`)
await chooseLanguage(page, 'cpp')
for (const source of [accepted, wrong]) {
  await write(page, source)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('tab', { name: 'Verdict', selected: true }).waitFor()
  await page.locator('.stage, .verdict.large').first().waitFor()
  await page.locator('.stage').waitFor({ state: 'detached', timeout: 120_000 })
}
const contest = '/contests/' + (await makeContest({ startsIn: -600, problem: slug })).slug
await page.goto(site + contest)
await page.getByRole('button', { name: 'Register' }).click()
await page.getByText('You are registered').waitFor()
await promote(login, 'admin')
// Who is logged in, without the drafts: each look begins with an empty desk.
const storageState = { cookies: await start.context.cookies(), origins: [] }
await start.context.close()

const settled = (page) => page.waitForLoadState('networkidle').then(() => page.evaluate(() => document.fonts.ready.then(() => undefined)))

const shots = {
  bank: async (page) => page.goto(site + '/problems'),
  'bank-nothing': async (page) => page.goto(site + '/problems?q=zzzz'),
  solve: async (page) => page.goto(`${site}/problems/${slug}`),
  samples: async (page) => {
    await page.goto(`${site}/problems/${slug}`)
    await write(page, wrong)
    await page.getByRole('button', { name: 'Run on samples' }).click()
    await page.locator('.results details, .results .sum').first().waitFor({ timeout: 120_000 })
  },
  verdict: async (page) => {
    await page.goto(`${site}/problems/${slug}`)
    await write(page, accepted)
    await page.keyboard.press('Control+Enter')
    await verdict(page)
  },
  'compile-error': async (page) => {
    await page.goto(`${site}/problems/${slug}`)
    await write(page, 'int main() {\n    return error;\n}\n')
    await page.keyboard.press('Control+Enter')
    await verdict(page)
  },
  solutions: async (page) => page.goto(`${site}/problems/${quiet.slug}/solutions`),
  contests: async (page) => page.goto(site + '/contests'),
  archive: async (page) => page.goto(site + '/archive'),
  contest: async (page) => page.goto(site + contest),
  standings: async (page) => page.goto(site + contest + '/standings'),
  submissions: async (page) => page.goto(site + '/submissions'),
  compare: async (page) => {
    await page.goto(site + '/submissions')
    await page.getByRole('checkbox').nth(0).check()
    await page.getByRole('checkbox').nth(1).check()
    await page.getByRole('link', { name: 'Compare the two' }).click()
    await page.locator('.cm-changedLine, .cm-deletedChunk').first().waitFor()
  },
  submission: async (page) => {
    await page.goto(site + '/submissions')
    await page.locator('tbody a').first().click()
    await page.locator('.cm-content').waitFor()
  },
  me: async (page) => page.goto(site + '/me'),
  account: async (page) => page.goto(site + '/account'),
  jury: async (page) => page.goto(site + '/jury'),
  'jury-contest': async (page) => page.goto(site + '/jury' + contest),
  'jury-questions': async (page) => page.goto(site + '/jury' + contest + '/questions'),
  'jury-participants': async (page) => {
    await page.goto(site + '/jury' + contest + '/participants')
    await page.locator('tbody button').first().click()
  },
  'jury-invitations': async (page) => {
    await page.goto(site + '/jury' + contest + '/invitations')
    await page.getByRole('button', { name: 'Make the code' }).click()
    await page.locator('.secret').waitFor()
  },
  'jury-time': async (page) => page.goto(site + '/jury' + contest + '/time'),
  'jury-series': async (page) => page.goto(site + '/jury/series'),
  'jury-new-series': async (page) => page.goto(site + '/jury/new-series'),
  'jury-submissions': async (page) => page.goto(site + '/jury/submissions'),
  'jury-submission': async (page) => {
    await page.goto(site + '/jury/submissions')
    await page.locator('tbody a').first().click()
    await page.locator('.cm-content').waitFor()
  },
  'jury-rejudgings': async (page) => page.goto(site + '/jury/rejudgings'),
  'jury-problems': async (page) => page.goto(site + '/jury/problems'),
  'jury-problem': async (page) => page.goto(site + '/jury/problems/' + slug),
  'jury-people': async (page) => page.goto(site + '/jury/people'),
  'jury-ratings': async (page) => page.goto(site + '/jury/ratings'),
  'jury-health': async (page) => {
    await page.goto(site + '/jury/health')
    await page.getByRole('heading', { name: 'Workers' }).waitFor()
  },
  'jury-log': async (page) => page.goto(site + '/jury/log'),
  'not-found': async (page) => page.goto(site + '/no/such/page'),
  login: async (page) => page.goto(site + '/login'),
  register: async (page) => page.goto(site + '/register'),
}

const complaints = []
for (const [device, size] of Object.entries({ desktop, phone }))
  for (const colorScheme of ['light', 'dark']) {
    const one = await open(browser, { ...size, colorScheme, storageState })
    const page = await one.context.newPage()
    await page.goto(site)
    await page.evaluate(async () => {
      const { drafts } = await (await fetch('/api/v1/me/drafts')).json()
      for (const { problem, language } of drafts) await fetch(`/api/v1/me/drafts/${problem.slug}/${language}`, { method: 'DELETE' })
    })
    for (const [name, visit] of Object.entries(shots)) {
      if (process.argv[3] && !name.startsWith(process.argv[3])) continue
      await visit(page)
      await settled(page)
      const path = `${folder}/${name}-${device}-${colorScheme}.png`
      await page.screenshot({ path, fullPage: device === 'phone' })
      console.log(path)
    }
    complaints.push(...one.complaints)
    await one.context.close()
  }
await browser.close()
if (complaints.length > 0) {
  console.error('the pages complained:\n' + [...new Set(complaints)].join('\n'))
  process.exit(1)
}
