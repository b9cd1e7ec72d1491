// Writes every main page, light and dark, desktop and phone, into the folder
// that is given:  ASSIZE_URL=http://127.0.0.1:8080 npm run screenshots -- FOLDER
// (make screenshots does so with a site of its own)
import { mkdirSync } from 'node:fs'
import { desktop, launch, open, phone, site } from './browser.mjs'
import { crowd } from './crowd.mjs'
import { verdict, write } from './people.mjs'
import { accepted, quiet, slug, wrong } from './programs.mjs'

const folder = process.argv[2] ?? process.env.ASSIZE_SCREENSHOTS
if (!folder || !site) {
  console.error('usage: ASSIZE_URL=http://… npm run screenshots -- FOLDER [PAGES THAT BEGIN SO]')
  process.exit(2)
}
mkdirSync(folder, { recursive: true })

const { me, guest, ...there } = await crowd()
const [final, frozen, running, coming] = [there.final, there.frozen, there.running, there.coming].map((contest) => '/contests/' + contest)
const browser = await launch()

const settled = (page) => page.waitForLoadState('networkidle').then(() => page.evaluate(() => document.fonts.ready.then(() => undefined)))

const shots = {
  bank: async (page) => page.goto(site + '/problems?sort=solvers'),
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
  'contest-to-come': async (page) => page.goto(site + coming),
  contest: async (page) => page.goto(site + running),
  'contest-problem': async (page) => page.goto(`${site}${running}/problems/${slug}`),
  standings: async (page) => page.goto(site + running + '/standings'),
  'standings-frozen': async (page) => page.goto(site + frozen + '/standings'),
  'contest-over': async (page) => page.goto(site + final),
  'final-board': async (page) => page.goto(site + final + '/final'),
  ceremony: async (page) => {
    await page.goto(site + frozen + '/ceremony')
    await page.locator('tbody tr').first().waitFor()
    for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight')
  },
  ratings: async (page) => page.goto(site + '/ratings'),
  'rating-history': async (page) => page.goto(site + '/ratings/' + me.login),
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
  'jury-contest': async (page) => page.goto(site + '/jury' + running),
  'jury-questions': async (page) => page.goto(site + '/jury' + running + '/questions'),
  'jury-participants': async (page) => {
    await page.goto(site + '/jury' + running + '/participants')
    await page.locator('tbody button').first().click()
  },
  'jury-invitations': async (page) => {
    await page.goto(site + '/jury' + running + '/invitations')
    await page.getByRole('button', { name: 'Make the code' }).click()
    await page.locator('.secret').waitFor()
  },
  'jury-time': async (page) => page.goto(site + '/jury' + running + '/time'),
  'jury-new-contest': async (page) => page.goto(site + '/jury/contests'),
  'jury-contest-over': async (page) => page.goto(site + '/jury' + frozen),
  'jury-series': async (page) => page.goto(site + '/jury/series'),
  'jury-new-series': async (page) => page.goto(site + '/jury/new-series'),
  'jury-one-series': async (page) => page.goto(site + '/jury/series/' + there.series),
  'jury-submissions': async (page) => page.goto(site + '/jury/submissions'),
  'jury-submission': async (page) => {
    await page.goto(site + '/jury/submissions')
    await page.locator('tbody a').first().click()
    await page.locator('.cm-content').waitFor()
  },
  'jury-rejudgings': async (page) => page.goto(site + '/jury/rejudgings'),
  'jury-rejudging': async (page) => page.goto(site + '/jury/rejudgings/' + there.rejudging),
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
}
/** What those see who are not logged in, and who have never been here. */
const outside = {
  'bank-stranger': async (page) => page.goto(site),
  'solve-stranger': async (page) => page.goto(`${site}/problems/${quiet.slug}`),
  'login-needed': async (page) => page.goto(site + '/submissions'),
  login: async (page) => page.goto(site + '/login'),
  register: async (page) => page.goto(site + '/register'),
}
const late = {
  'me-new': async (page) => page.goto(site + '/me'),
  'submissions-new': async (page) => page.goto(site + '/submissions'),
  'contest-stranger': async (page) => page.goto(site + running),
  'jury-forbidden': async (page) => page.goto(site + '/jury'),
}

const complaints = []
for (const [device, size] of Object.entries({ desktop, phone }))
  for (const colorScheme of ['light', 'dark']) {
    for (const [who, wanted] of [[me, shots], [guest, late], [null, outside]]) {
      const pages = Object.entries(wanted).filter(([name]) => name.startsWith(process.argv[3] ?? ''))
      const one = await open(browser, { ...size, colorScheme })
      if (who) await one.context.addCookies([who.cookie])
      const page = await one.context.newPage()
      await page.goto(site)
      // Each look begins with an empty desk.
      if (who) await page.evaluate(async () => {
        const { drafts } = await (await fetch('/api/v1/me/drafts')).json()
        for (const { problem, language } of drafts) await fetch(`/api/v1/me/drafts/${problem.slug}/${language}`, { method: 'DELETE' })
      })
      for (const [name, visit] of pages) {
        await visit(page)
        await settled(page)
        const path = `${folder}/${name}-${device}-${colorScheme}.png`
        await page.screenshot({ path, fullPage: device === 'phone' })
        console.log(path)
      }
      complaints.push(...one.complaints)
      await one.context.close()
    }
  }
await browser.close()
if (complaints.length > 0) {
  console.error('the pages complained:\n' + [...new Set(complaints)].join('\n'))
  process.exit(1)
}
