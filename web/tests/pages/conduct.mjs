// What the jury does about one contest: who takes part, who may, and its time.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { tooWide, violations } from '../axe.mjs'
import { desktop, open, site } from '../browser.mjs'
import { assert, until } from '../check.mjs'
import { administrator, makeContest, shift } from '../contests.mjs'
import { chooseLanguage, register, verdict, write } from '../people.mjs'
import { accepted, slug } from '../programs.mjs'
import { zip } from '../zip.mjs'

const seven = '#include <cstdio>\nint main() { puts("7"); }\n'

/** Adds its tests: visit(name, options, body). */
export function conduct(visit) {
  visit('an administrator reads what the machine lacks', {}, async (page) => {
    await administrator(page)
    await page.goto(site + '/jury/health')
    const section = page.locator('section', { has: page.getByRole('heading', { name: 'What the machine needs' }) })
    await section.getByText(/Nothing is missing|missing$/).first().waitFor({ timeout: 120_000 })
    await section.getByText(/things? (is|are) in order/).click()
    await section.getByText(/^PostgreSQL/).waitFor()
    await section.getByRole('button', { name: 'Look again' }).click()
    await section.getByText(/^looked at/).waitFor()
  })

  visit('a participant gets more time, is disqualified, and comes back', {}, async (page, _, browser) => {
    const contest = await makeContest({ startsIn: -60, problem: slug })
    const { context, complaints } = await open(browser)
    try {
      const other = await context.newPage()
      const login = await register(other)
      await other.goto(`${site}/contests/${contest.slug}`)
      await other.getByRole('button', { name: 'Register' }).click()
      await other.getByText('You are registered').waitFor()

      await administrator(page)
      await page.goto(`${site}/jury/contests/${contest.slug}`)
      await page.getByRole('link', { name: 'Participants', exact: true }).click()
      await page.getByLabel('Find somebody').fill('nobody at all')
      await page.getByText('Nobody fits.').waitFor()
      await page.getByLabel('Find somebody').fill(login)
      const change = page.getByRole('button', { name: 'Change: ' + login })
      await change.press('Enter')
      const minutes = page.getByLabel('Extra minutes')
      await minutes.press('Escape')
      await minutes.waitFor({ state: 'detached' })
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Change: ' + login)
      await change.press('Enter')
      await minutes.fill('half an hour')
      await minutes.press('Enter')
      await page.getByText('Write whole minutes, 0 to 1440').waitFor()
      await minutes.fill('90')
      await minutes.press('Enter')
      await page.getByText(`${login} is changed.`).waitFor()
      await page.getByRole('cell', { name: '+ 1 hour 30 minutes' }).waitFor()

      const saved = page.waitForEvent('download')
      await page.getByRole('link', { name: 'Participants (CSV)' }).click()
      const file = await saved
      assert.equal(file.suggestedFilename(), contest.slug + '-participants.csv')
      assert.match(readFileSync(await file.path(), 'utf8'), new RegExp(`\\n[^,]*,${login},.*,5400,`))

      await change.click()
      await page.getByLabel('Why, for the log').fill('shared an account')
      await page.getByRole('button', { name: 'Disqualify' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Disqualify' }).click()
      await page.getByText(`${login} is disqualified.`).waitFor()
      const rows = () => other.evaluate(async (name) => (await (await fetch(`/api/v1/contests/${name}/scoreboard`)).json()).rows.length, contest.slug)
      await until('the row is gone', async () => (await rows()) === 0)
      await other.reload()
      await other.getByText('You are disqualified from this contest').waitFor()
      assert.equal(await other.getByText('You are registered').count(), 0)
      await change.click()
      await page.getByRole('button', { name: 'Let them take part again' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Let them take part again' }).click()
      await page.getByText(`${login} takes part again.`).waitFor()
      await until('the row is back', async () => (await rows()) === 1)
      await other.reload()
      await other.getByText('You are registered').waitFor()
      assert.deepEqual(complaints, [])
    } finally {
      await context.close()
    }
  })

  visit('accounts and codes let somebody into a closed contest, until they are taken back', {}, async (page, _, browser) => {
    const contest = await makeContest({ startsIn: -60, problem: slug })
    await shift(contest, { registration: 'closed', visibility: 'private' })
    const { context, complaints } = await open(browser)
    try {
      const other = await context.newPage()
      const login = await register(other)
      await administrator(page)
      await page.goto(`${site}/jury/contests/${contest.slug}/invitations`)
      await page.getByText('Nobody is invited yet.').waitFor()
      await page.getByLabel('Logins').fill(`${login}\nno-such-login`)
      await page.getByRole('button', { name: 'Invite 2 accounts' }).click()
      await page.getByText('1 account is invited.').waitFor()
      await page.getByText('there is no account').waitFor()
      assert.equal(await page.getByLabel('Logins').inputValue(), 'no-such-login')
      await other.goto(`${site}/contests/${contest.slug}`)
      await other.getByRole('heading', { name: contest.name }).waitFor()
      await page.getByRole('button', { name: 'Take back: ' + login }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click()
      await page.getByText('Nobody is invited yet.').waitFor()

      await page.getByLabel('How often it can be used').fill('often')
      await page.getByRole('button', { name: 'Make the code' }).click()
      await page.getByText('Write a whole number').waitFor()
      await page.getByLabel('How often it can be used').fill('1')
      await page.getByLabel('Until').fill('2039-12-31T12:00')
      await page.getByRole('button', { name: 'Make the code' }).click()
      const code = await page.locator('.secret code').textContent()
      await other.reload()
      await other.getByLabel('code', { exact: false }).fill(code)
      await other.keyboard.press('Enter')
      await other.getByText('You are registered').waitFor()
      await page.reload()
      await page.getByRole('cell', { name: 'used up' }).waitFor()
      assert.deepEqual(complaints, [])
    } finally {
      await context.close()
    }
  })

  visit('an interval is taken out of a contest, whose end moves, and is put back', {}, async (page) => {
    const contest = await makeContest({ startsIn: -1800, problem: slug })
    await administrator(page)
    await page.goto(`${site}/jury/contests/${contest.slug}/time`)
    await page.getByText('Nothing is taken out of its time.').waitFor()
    const end = async () => Date.parse(await page.evaluate(async (name) => (await (await fetch(`/api/v1/contests/${name}`)).json()).ends_at, contest.slug))
    const before = await end()
    await page.getByRole('button', { name: 'Take it out' }).click()
    await page.getByText('From and to must be times').waitFor()
    const at = (seconds) => new Date(Date.parse(contest.starts_at) + seconds * 1000).toISOString().slice(0, 16)
    await page.getByLabel('From').fill(at(300))
    await page.getByLabel('To', { exact: true }).fill(at(1200))
    await page.getByLabel('Why').fill('no power')
    await page.getByRole('button', { name: 'Take it out' }).press('Enter')
    await page.getByRole('dialog').getByText('15 minutes').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Take it out' }).click()
    await page.getByRole('cell', { name: 'no power' }).waitFor()
    assert.equal((await end()) - before, 900_000)
    await page.getByRole('button', { name: 'Put back' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Put back' }).click()
    await page.getByText('Nothing is taken out of its time.').waitFor()
    assert.equal(await end(), before)
  })

  visit('a contest is finalized, and stands in the archive with its winner and its final board', {}, async (page) => {
    const contest = await makeContest({ startsIn: -60, problem: slug })
    const login = await administrator(page)
    await page.goto(`${site}/contests/${contest.slug}`)
    await page.getByRole('button', { name: 'Register' }).click()
    await page.getByText('You are registered').waitFor()
    await page.goto(`${site}/contests/${contest.slug}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    await write(page, accepted)
    await page.keyboard.press('Control+Enter')
    assert.equal(await verdict(page), 'Accepted')
    await shift(contest, { ends_at: new Date().toISOString() })

    await page.goto(`${site}/jury/contests/${contest.slug}`)
    await page.getByRole('button', { name: 'Finalize' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Finalize' }).click()
    await page.getByRole('link', { name: 'Final standings', exact: true }).waitFor()
    await until('the final board is written', () => page.evaluate(async (name) => (await fetch(`/api/v1/contests/${name}/final`)).ok, contest.slug))
    await page.goto(site + '/contests')
    await page.getByRole('link', { name: 'All past contests, by year' }).click()
    await page.getByLabel('Year').selectOption(contest.starts_at.slice(0, 4))
    await page.getByRole('list', { name: 'First places of ' + contest.name }).getByText(login).waitFor()
    await page.getByRole('link', { name: 'Final standings ' + contest.name }).click()
    await page.getByRole('cell', { name: login }).or(page.getByRole('rowheader', { name: login })).first().waitFor()
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()])
    assert.equal(file.suggestedFilename(), contest.slug + '.csv')
    await page.goto(`${site}/jury/contests/${contest.slug}/participants`)
    await page.getByText('The results are final.').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Change: ' + login }).count(), 0)
  })

  visit('an administrator has all ratings computed anew', {}, async (page) => {
    await administrator(page)
    await page.goto(site + '/jury/ratings')
    await page.getByRole('button', { name: 'Compute anew' }).press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Compute anew' }).click()
    await page.getByText(/^Last computed anew/).waitFor({ timeout: 60_000 })
    await page.goto(site + '/jury/log?action=ratings.recompute')
    await page.getByRole('cell', { name: 'ratings.recompute' }).first().waitFor()
  })

  visit('before a mended problem changes a board, the jury sees how', {}, async (page) => {
    const mark = 'lucky-' + Date.now().toString(36)
    const uuid = randomUUID()
    const pack = (answer) => zip({
      [mark + '/problem.yaml']: `problem_format_version: 2025-09\ntype: pass-fail\nname: Lucky ${mark}\nuuid: ${uuid}\n`,
      [mark + '/statement/problem.en.md']: 'Print the lucky number.\n',
      [mark + '/submissions/accepted/seven.cpp']: seven,
      [mark + '/data/secret/1.in']: '1\n',
      [mark + '/data/secret/1.ans']: answer + '\n',
    })
    const login = await administrator(page)
    await page.goto(site + '/jury/problems')
    const input = page.getByRole('button', { name: 'Bring in a problem package' })
    await input.setInputFiles({ name: mark + '.zip', mimeType: 'application/zip', buffer: pack(8) })
    await page.getByText('version 1 is in.').waitFor()
    const contest = await makeContest({ startsIn: -60, problem: mark })
    await page.goto(`${site}/contests/${contest.slug}`)
    await page.getByRole('button', { name: 'Register' }).click()
    await page.getByText('You are registered').waitFor()
    await page.goto(`${site}/contests/${contest.slug}/problems/${mark}`)
    await chooseLanguage(page, 'cpp')
    await write(page, seven)
    await page.keyboard.press('Control+Enter')
    assert.equal(await verdict(page), 'Wrong answer')

    await page.goto(site + '/jury/problems')
    await input.setInputFiles({ name: mark + '.zip', mimeType: 'application/zip', buffer: pack(7) })
    await page.getByText('version 2 is in.').waitFor()
    await page.goto(site + '/jury/problems/' + mark)
    await page.getByRole('button', { name: 'Try it out' }).waitFor()
    assert.deepEqual(await tooWide(page), []) // with all its buttons
    await page.setViewportSize(desktop.viewport)
    await page.getByRole('button', { name: 'Try it out' }).click()
    await page.getByText('1 verdict would change.').waitFor({ timeout: 120_000 })
    await page.getByText('How the board of ' + contest.name).click()
    const row = page.getByRole('row', { name: new RegExp(login) })
    await row.getByText('becomes').first().waitFor({ state: 'attached' })
    await row.locator('.solved').waitFor()
    assert.deepEqual(await violations(page), [])
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click()
    await page.getByText('applied').waitFor()
  })
}
