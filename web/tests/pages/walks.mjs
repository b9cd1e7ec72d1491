// Whole ways through the site, of people whom nobody has told how it works.
import { readFileSync } from 'node:fs'
import { violations } from '../axe.mjs'
import { open, phone, site } from '../browser.mjs'
import { assert, until } from '../check.mjs'
import { ask, makeContest } from '../contests.mjs'
import { chooseLanguage, enrol, problemName, verdict, write } from '../people.mjs'
import { accepted, slug } from '../programs.mjs'
import { zip } from '../zip.mjs'

async function logIn(page, login, password) {
  await page.goto(site + '/login')
  await page.getByLabel('Login').fill(login)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.locator('header a[href="/me"]').waitFor()
}

/** Presses a button and says yes to what it asks. */
async function sure(page, name) {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
}

/** Adds its tests: visit(name, options, body). */
export function walks(visit) {
  visit('a teacher, from the first log-in to the results of the class', {}, async (page, _, browser) => {
    const password = process.env.ASSIZE_ADMIN_PASSWORD
    if (!password) throw new Error('ASSIZE_ADMIN_PASSWORD is not set: it is in the file admin-password of a new site')
    await logIn(page, 'admin', password)
    await page.getByRole('link', { name: 'Jury' }).click()
    await page.getByRole('link', { name: 'New contest' }).click()
    const mark = Date.now().toString(36)
    const name = 'Klasse 3b, Übung ' + mark
    await page.getByLabel('Name', { exact: true }).fill(name)
    assert.equal(await page.getByLabel('Short name').inputValue(), 'klasse-3b-uebung-' + mark)
    await page.getByLabel('Problem A').fill('No Such Problem')
    await page.getByRole('button', { name: 'Add a problem' }).click()
    await page.getByText('There is no such problem').first().waitFor()
    await page.keyboard.type('twobaskets') // the new line has the focus
    await page.getByLabel('Problem A').fill((await problemName(slug)).toUpperCase()) // by its name
    await page.getByRole('link', { name: await problemName('twobaskets') }).waitFor()
    assert.deepEqual(await violations(page), [])
    // In the past it would be over at once, which nobody means.
    const starts = await page.getByLabel('Starts').inputValue()
    await page.getByLabel('Starts').fill('2020-01-31T18:00')
    await page.getByRole('button', { name: 'Create the contest' }).click()
    await page.getByRole('dialog').getByText('It would be over already').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    await page.getByLabel('Starts').fill(starts)
    await page.getByRole('button', { name: 'Create the contest' }).click()
    await page.getByRole('heading', { name }).waitFor()
    await page.getByText('Contestants register on its page').waitFor()
    const address = page.url()
    assert.equal(await page.getByLabel('Problem A').inputValue(), slug)

    await page.getByRole('link', { name: 'People', exact: true }).click()
    await page.getByText('Accounts for a class').click()
    await page.getByLabel('Class list').fill('Zoë ' + mark)
    await page.getByRole('button', { name: 'Make 1 account' }).click()
    await page.getByText('press Register on the contest’s page').waitFor()
    await page.getByText('works on this machine alone').waitFor()
    const [login, pupilPassword] = await page.locator('.slips code').allTextContents()
    assert.deepEqual(await violations(page), [])

    const { context, complaints } = await open(browser, phone)
    try {
      const pupil = await context.newPage()
      await logIn(pupil, login, pupilPassword)
      await pupil.goto(site + '/contests')
      await pupil.getByRole('link', { name }).click()
      await pupil.getByRole('button', { name: 'Register' }).click()
      await pupil.getByText('You are registered').waitFor()
      await page.goto(address)
      await sure(page, 'Start now')
      await page.getByRole('button', { name: 'End now' }).waitFor()
      await pupil.reload()
      await pupil.getByRole('link', { name: await problemName(slug) }).click()
      await chooseLanguage(pupil, 'cpp')
      await write(pupil, accepted)
      await pupil.getByRole('button', { name: 'Submit', exact: true }).click()
      assert.equal(await verdict(pupil), 'Accepted')
      // What comes of it, and the time that is left, are in sight on a phone.
      const inSight = (selector) => pupil.locator(selector).first().evaluate((node) => {
        const { top, bottom } = node.getBoundingClientRect()
        return top >= 0 && bottom <= window.innerHeight
      })
      assert.equal(await inSight('.verdict.large'), true, 'the verdict is below the screen')
      assert.equal(await inSight('nav.bar .time'), true, 'the countdown is above the screen')
      await context.setOffline(true)
      await pupil.getByText('The server cannot be reached').waitFor()
      assert.equal(await inSight('nav.bar .time'), true, 'offline, the countdown is out of sight')
      const [offline, bar] = await Promise.all([pupil.getByText('The server cannot be reached'), pupil.locator('nav.bar')].map((one) => one.boundingBox()))
      assert.ok(offline.y + offline.height <= bar.y + 1, 'the countdown is behind what says offline')
      await context.setOffline(false)
      await page.getByRole('link', { name: 'Submissions', exact: true }).last().click()
      await page.getByRole('cell', { name: 'Zoë ' + mark }).waitFor()
      await page.locator('tbody a').first().click()
      await page.locator('.back a').click() // to those of this contest
      await page.getByRole('navigation', { name: 'Parts of this contest' }).getByRole('link', { name: 'Overview' }).click()
      await sure(page, 'End now')
      await page.getByText('Finalize it once everything is judged').waitFor()
      await pupil.evaluate(() => document.dispatchEvent(new Event('visibilitychange'))) // as on coming back to the page
      await pupil.getByText('this is practice now').waitFor()
      assert.deepEqual(complaints, [])
    } finally {
      await context.close()
    }
    await sure(page, 'Finalize')
    const short = address.split('/').at(-1)
    await until('the final board is written', async () => (await fetch(`${site}/api/v1/contests/${short}/final`)).ok)
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Final standings (CSV)' }).click()])
    assert.match(readFileSync(await file.path(), 'utf8'), new RegExp('Zoë ' + mark))
  })

  visit('a director brings in a secret problem that is not as its author says, and hears of questions', {}, async (page) => {
    const director = await enrol()
    await ask('PATCH', '/accounts/' + director.login, { role: 'admin' })
    await page.context().addCookies([director.cookie])
    await page.goto(site + '/jury/problems')
    const mark = 'secret-' + Date.now().toString(36)
    const seven = '#include <cstdio>\nint main() { puts("7"); }\n'
    await page.getByRole('button', { name: 'Bring in a problem package' }).setInputFiles({
      name: mark + '.zip', mimeType: 'application/zip', buffer: zip({
        [mark + '/problem.yaml']: `problem_format_version: 2025-09\ntype: pass-fail\nname: Seven ${mark}\nuuid: ${crypto.randomUUID()}\n`,
        [mark + '/statement/problem.en.md']: 'Print the lucky number.\n',
        [mark + '/submissions/accepted/eight.cpp']: seven.replace('7', '8'),
        [mark + '/submissions/accepted/seven.cpp']: seven,
        [mark + '/submissions/accepted/seven.pl']: 'print 7\n',
        [mark + '/data/secret/1.in']: '1\n',
        [mark + '/data/secret/1.ans']: '7\n',
      }),
    })
    await page.getByText('1 example submission is not judged as expected.').waitFor({ timeout: 120_000 })
    await page.getByRole('row', { name: /accepted\/eight\.cpp.*AC.*Wrong answer.*unexpected/ }).or(page.getByRole('row', { name: /eight\.cpp.*unexpected/ })).first().waitFor()
    await page.getByRole('row', { name: /seven\.pl.*not judged/ }).waitFor()
    assert.deepEqual(await violations(page), [])
    assert.equal((await fetch(`${site}/api/v1/problems/${mark}`)).status, 404)

    const contest = await makeContest({ startsIn: -60, problem: mark })
    const contestant = await enrol()
    await ask('POST', `/contests/${contest.slug}/registration`, {}, contestant.as)
    await ask('POST', `/contests/${contest.slug}/clarifications`, { text: 'Is it seven?' }, contestant.as)
    await page.goto(site + '/jury')
    await page.getByRole('row', { name: new RegExp(contest.name) }).getByRole('link', { name: '1 question waits' }).click()
    await page.getByRole('link', { name: 'Questions (1)' }).waitFor()
    await page.getByRole('button', { name: 'Answer', exact: true }).click()
    await page.getByRole('button', { name: 'No comment.' }).click()
    await page.getByRole('button', { name: 'To everybody' }).first().click()
    await page.getByRole('link', { name: 'Questions', exact: true }).waitFor()
    await page.goto(`${site}/jury/contests/${contest.slug}`)
    await sure(page, 'Freeze now')
    await page.getByRole('button', { name: 'Thaw' }).waitFor()
    assert.equal(await page.getByRole('link', { name: 'Resolve the board' }).count(), 0) // not before the end
    await sure(page, 'End now')
    await page.getByRole('link', { name: 'Resolve the board' }).waitFor()
  })
}
