// A contest as its contestants see it.
import { open, site } from '../browser.mjs'
import { assert } from '../check.mjs'
import { makeContest, shift } from '../contests.mjs'
import { chooseLanguage, problemName, register, verdict, write } from '../people.mjs'
import { accepted, slug, wrong } from '../programs.mjs'

/** Adds its tests: visit(name, options, body). */
export function contest(visit) {
  visit('a contest, from its countdown to the frozen standings, in two browsers', { lean: true }, async (page, _, browser) => {
    const contest = await makeContest({ startsIn: 3600, problem: slug })
    const login = await register(page)
    const { context, complaints } = await open(browser)
    try {
      const other = await context.newPage()
      await page.goto(site + '/contests')
      await page.getByRole('link', { name: contest.name }).click()
      await page.getByText('Starts in', { exact: true }).waitFor()
      await page.getByRole('button', { name: 'Register' }).click()
      await page.getByText('You are registered').waitFor()
      await other.goto(`${site}/contests/${contest.slug}/standings`)
      // However slow this machine is, it is told of a start that is still to come,
      // or finds it past: either way the problems are there by themselves.
      const start = Date.now() + 3000
      await shift(contest, { starts_at: new Date(start).toISOString(), ends_at: new Date(start + 3_600_000).toISOString() })
      await page.reload()
      await page.getByRole('link', { name: await problemName(slug) }).click()
      await page.getByText('Ends in', { exact: true }).waitFor()
      await chooseLanguage(page, 'cpp')
      await write(page, wrong)
      await page.keyboard.press('Control+Enter')
      assert.equal(await verdict(page), 'Wrong answer')
      await write(page, accepted)
      await page.keyboard.press('Control+Enter')
      await page.locator('.verdict.large', { hasText: 'Accepted' }).waitFor({ timeout: 120_000 })
      // The other browser has looked on all the while.
      const row = other.getByRole('row', { name: new RegExp(`^1 ${login} 1 `) })
      await row.waitFor({ timeout: 60_000 })
      await row.getByText(/first to solve, in minute \d+, 1 rejected attempt/).waitFor({ state: 'attached' })
      await page.getByRole('link', { name: 'Standings' }).click()
      await page.locator('tr.me', { hasText: login }).waitFor()
      await shift(contest, { freeze_at: new Date(Date.now() - 1000).toISOString() })
      await other.getByText(/^Frozen:/).waitFor({ timeout: 60_000 })
      assert.deepEqual(complaints, [])
    } finally {
      await context.close()
    }
  })
}
