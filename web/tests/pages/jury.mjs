// What the jury and administrators do in the browser.
import { open, site } from '../browser.mjs'
import { assert } from '../check.mjs'
import { administrator, makeContest } from '../contests.mjs'
import { chooseLanguage, problemName, register, verdict, write } from '../people.mjs'
import { slug, wrong } from '../programs.mjs'

/** Adds its tests: visit(name, options, body). */
export function jury(visit) {
  visit('the jury makes a contest, a contestant enters it and asks, the jury answers', { lean: true }, async (page, _, browser) => {
    await administrator(page)
    await page.getByRole('link', { name: 'New contest' }).click()
    const name = 'Evening ' + Date.now().toString(36)
    const short = name.toLowerCase().replace(' ', '-')
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByLabel('Short name').fill(short)
    await page.getByLabel('Length').fill('two hours')
    await page.getByLabel('Problem A').fill(slug)
    await page.getByRole('button', { name: 'Create the contest' }).click()
    await page.getByText('Write hours and minutes, such as 2:30').waitFor()
    await page.getByLabel('Length').fill('2:30')
    // It began a minute ago, by the clock of this machine.
    const start = new Date(Date.now() - 60_000)
    const local = new Date(start.getTime() - start.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
    await page.getByLabel('Starts').fill(local)
    await page.getByRole('button', { name: 'Create the contest' }).click()
    await page.getByRole('heading', { name }).waitFor()
    await page.getByRole('button', { name: 'Freeze now' }).waitFor()

    const { context, complaints } = await open(browser)
    try {
      const other = await context.newPage()
      await register(other)
      await other.goto(`${site}/contests/${short}`)
      await other.getByRole('button', { name: 'Register' }).click()
      await other.getByText('You are registered').waitFor()
      await other.getByRole('link', { name: await problemName(slug) }).waitFor()
      await other.getByLabel('Your question').fill('May it be zero?')
      await other.getByRole('button', { name: 'Ask' }).click()
      await other.getByText('May it be zero?').waitFor()

      await page.getByRole('link', { name: 'Questions' }).click()
      await page.getByRole('heading', { name: '1 question waits' }).waitFor({ timeout: 30_000 })
      await page.getByRole('button', { name: 'Answer', exact: true }).click()
      await page.getByLabel('Your answer').fill('No, it is at least one.')
      await page.keyboard.press('Control+Enter')
      await page.getByText('Nobody waits for an answer.').waitFor()
      await other.getByText('No, it is at least one.').first().waitFor({ timeout: 60_000 })
      assert.deepEqual(complaints, [])
    } finally {
      await context.close()
    }
    await page.getByRole('link', { name }).click()
    await page.getByRole('button', { name: 'Freeze now' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Freeze now' }).click()
    await page.getByRole('button', { name: 'Thaw' }).waitFor()
  })

  visit('a series is made, keeps to its own time zone, is changed and paused', {}, async (page) => {
    await administrator(page)
    await page.getByRole('link', { name: 'Series' }).click()
    await page.getByRole('link', { name: 'New series' }).click()
    const name = 'Weekly ' + Date.now().toString(36)
    const short = name.toLowerCase().replace(' ', '-')
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByLabel('Short name').fill(short)
    // Far off: no contest is made of it here. The clocks of Zurich change between the fourth and the fifth.
    await page.getByLabel('First day').fill('2040-03-04')
    await page.getByLabel('Time of day').fill('10:30')
    await page.getByLabel('Time zone').fill('Europe/Zurich')
    await page.getByLabel('Problems of each contest').fill('no such thing!')
    await page.getByLabel('Problems of each contest').press('Tab')
    await page.getByRole('button', { name: 'Create the series' }).press('Enter')
    await page.getByText('Write short names of problems').waitFor()
    await page.getByLabel('Problems of each contest').fill(slug)
    await page.getByRole('button', { name: 'Create the series' }).press('Enter')
    await page.getByRole('heading', { name }).waitFor()
    const starts = () => page.locator('main ol time').evaluateAll((all) => all.map((one) => new Date(one.dateTime).toISOString()))
    await page.locator('main ol time').first().waitFor()
    assert.deepEqual(await starts(), ['2040-03-04', '2040-03-11', '2040-03-18', '2040-03-25', '2040-04-01'].map((day) => day + (day < '2040-03-25' ? 'T09:30:00.000Z' : 'T08:30:00.000Z')))
    await page.getByLabel('Every so many weeks').fill('2')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved').waitFor()
    assert.equal((await starts())[1], '2040-03-18T09:30:00.000Z')
    assert.equal(await page.getByLabel('Problems of each contest').inputValue(), slug)

    await page.goto(site + '/jury/series')
    await page.getByRole('button', { name: 'Pause: ' + name }).click()
    await page.getByRole('button', { name: 'Go on: ' + name }).waitFor()
    await page.getByRole('row', { name: new RegExp(name) }).getByText('paused').waitFor()
  })

  visit('a rejudging is tried out from the list of submissions, and applied', { lean: true }, async (page) => {
    const contest = await makeContest({ startsIn: -60, problem: slug })
    await administrator(page)
    await page.goto(`${site}/contests/${contest.slug}`)
    await page.getByRole('button', { name: 'Register' }).click()
    await page.getByText('You are registered').waitFor()
    await page.goto(`${site}/contests/${contest.slug}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    await write(page, wrong)
    await page.keyboard.press('Control+Enter')
    assert.equal(await verdict(page), 'Wrong answer')

    await page.goto(`${site}/jury/submissions?contest=${contest.slug}`)
    await page.locator('tbody tr').first().waitFor()
    await page.getByText('Judge these again').click()
    await page.getByLabel('Why, for the log').fill('to be sure')
    await page.getByRole('button', { name: 'Try it out' }).click()
    await page.getByText('1 of 1').waitFor({ timeout: 120_000 })
    await page.getByText('0 verdicts would change.').waitFor({ timeout: 120_000 })
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click()
    await page.getByText('applied').waitFor()
    await page.goto(site + '/jury/log?action=rejudging.apply')
    await page.getByRole('cell', { name: 'rejudging.apply' }).first().waitFor()
    await page.goto(`${site}/jury/submissions?contest=${contest.slug}`)
    await page.locator('tbody a').first().click()
    await page.getByText(', current').waitFor()
  })

  visit('packages come in with what the site says of them, or are refused with the reason', { lean: true }, async (page) => {
    await administrator(page)
    await page.goto(site + '/jury/problems')
    const input = page.getByRole('button', { name: 'Bring in a problem package' })
    await input.setInputFiles({ name: 'broken.zip', mimeType: 'application/zip', buffer: Buffer.from('no archive') })
    await page.getByText('The package was not taken').waitFor()
    // A package that the site has already: its own, sent back.
    const bytes = await page.evaluate(async (name) => Array.from(new Uint8Array(await (await fetch(`/api/v1/problems/${name}/package`)).arrayBuffer())), slug)
    await input.setInputFiles({ name: slug + '.zip', mimeType: 'application/zip', buffer: Buffer.from(bytes) })
    await page.getByText('this is version 1, which is in already.').waitFor()
    await page.getByRole('link', { name: slug, exact: true }).first().click()
    await page.getByRole('heading', { name: await problemName(slug) }).waitFor()
    await page.getByRole('heading', { name: 'Versions' }).waitFor()
  })

  visit('a class gets accounts, and a lost password is replaced', {}, async (page, _, browser) => {
    await administrator(page)
    await page.goto(site + '/jury/people')
    const mark = 'q' + Date.now().toString(36)
    await page.getByText('Accounts for a class').click()
    await page.getByLabel('Class list').fill(`${mark}.one, First Pupil\nSecond ${mark}\n`)
    await page.getByRole('button', { name: 'Make 2 accounts' }).click()
    await page.getByRole('heading', { name: 'Slips to hand out' }).waitFor()
    await page.locator('.slips code', { hasText: `second.${mark}` }).waitFor()
    await page.getByLabel('Find a person').fill(mark + '.one')
    const row = page.getByRole('row', { name: new RegExp(mark + '\\.one') })
    await row.getByRole('button', { name: 'New password' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'New password' }).click()
    const told = await page.getByText(/The new password of/).textContent()
    const password = /is ([a-z0-9-]+)\. It/.exec(told)[1]
    const { context } = await open(browser)
    try {
      const other = await context.newPage()
      await other.goto(site + '/login')
      await other.getByLabel('Login').fill(mark + '.one')
      await other.getByLabel('Password').fill(password)
      await other.getByRole('button', { name: 'Log in' }).click()
      await other.locator('header a[href="/me"]', { hasText: 'First Pupil' }).waitFor()
      await other.goto(site + '/jury')
      await other.getByText('jury', { exact: false }).first().waitFor()
    } finally {
      await context.close()
    }
  })
}
