// What may go wrong around a page: the session ends, the server is away or asks
// to wait, this machine's clock is off or it has slept, a language is missing.
import { askingAll, site } from '../browser.mjs'
import { assert } from '../check.mjs'
import { makeContest, shift } from '../contests.mjs'
import { chooseLanguage, mySubmissions, register, verdict, write } from '../people.mjs'
import { accepted, slug } from '../programs.mjs'

const stage = (page, text) => page.locator('.stage', { hasText: text }).waitFor()

/** Adds its tests: visit(name, options, body). */
export function states(visit) {
  visit('the session ends while one writes: the draft stays, and the submission goes out once after logging in', {}, async (page, context) => {
    const login = await register(page)
    await page.goto(`${site}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    await write(page, accepted)
    await context.clearCookies()
    await page.keyboard.press('Control+Enter')
    await stage(page, 'you are not logged in any more')
    assert.ok((await page.locator('.cm-content').innerText()).includes(accepted.trim().split('\n')[0]))
    await page.locator('.results').getByRole('link', { name: 'Log in' }).click()
    await page.getByLabel('Login').fill(login)
    await page.getByLabel('Password').fill('not the one')
    await page.keyboard.press('Enter')
    await page.getByText('There is no account with this login and password.').waitFor()
    await page.getByLabel('Password').fill('correct horse ' + login)
    await page.keyboard.press('Enter')
    assert.equal(await verdict(page), 'Accepted')
    assert.equal(new URL(page.url()).pathname, '/problems/' + slug)
    await page.locator('.cm-content', { hasText: accepted.trim().split('\n')[0] }).waitFor()
    assert.equal((await mySubmissions(page)).length, 1)
  })

  visit('a submission waits where the server asks it to, and where it is out of order, and arrives once', { expected: /status of 502/ }, async (page, context) => {
    await register(page)
    await page.goto(`${site}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    await write(page, accepted)
    const answers = [
      { status: 429, headers: { 'Retry-After': '2' }, json: { error: { code: 'too_many', message: 'two are waiting', request_id: 'x' } } },
      { status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' },
    ]
    await context.route('**/api/v1/submissions', (route) => (route.request().method() === 'POST' && answers.length > 0 ? route.fulfill(answers.shift()) : route.continue()))
    await page.keyboard.press('Control+Enter')
    await stage(page, 'Not sent yet: many of yours are under way. It will be sent, once, in 2 seconds.')
    await stage(page, 'Not sent yet: the site is out of order.')
    assert.equal(await verdict(page), 'Accepted')
    assert.equal((await mySubmissions(page)).length, 1)
  })

  visit('the contest’s time is the server’s, also where this machine’s clock is hours off and it wakes from sleep', {}, async (page) => {
    const contest = await makeContest({ startsIn: -60, problem: slug })
    await page.clock.install({ time: Date.now() + 5 * 3_600_000 })
    await page.goto(`${site}/contests/${contest.slug}/standings`)
    const left = page.getByRole('timer')
    await left.filter({ hasText: /Ends in\s*5[89]:\d\d/ }).waitFor()
    // What happens while it sleeps is there as soon as it wakes.
    await shift(contest, { freeze_at: new Date(Date.now() - 1000).toISOString() })
    await page.clock.fastForward(3 * 3_600_000)
    await page.getByText(/^Frozen:/).waitFor()
    await left.filter({ hasText: /Ends in\s*5[89]:\d\d/ }).waitFor()
  })

  visit('who is at a problem when the contest ends goes on practising', {}, async (page) => {
    const contest = await makeContest({ startsIn: -60, problem: slug, practice: true })
    await register(page)
    await page.goto(`${site}/contests/${contest.slug}`)
    await page.getByRole('button', { name: 'Register' }).click()
    await page.getByText('You are registered').waitFor()
    await shift(contest, { ends_at: new Date(Date.now() + 4000).toISOString() })
    await page.goto(`${site}/contests/${contest.slug}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    await write(page, accepted)
    await page.getByText('The contest is over: this is practice now.').waitFor()
    await page.keyboard.press('Control+Enter')
    assert.equal(await verdict(page), 'Accepted')
    assert.deepEqual((await mySubmissions(page)).map((one) => one.contest), [null])
  })

  visit('while the site installs its languages the page says so, and offers the first that is ready', {}, async (page, context) => {
    const { languages } = await (await fetch(site + '/api/v1/languages')).json()
    const [cpp] = languages.filter((one) => one.id === 'cpp')
    let ready = false
    await askingAll(context)
    await context.route('**/api/v1/languages', (route) => route.fulfill({ json: { languages: ready ? [cpp] : [], coming: languages.filter((one) => one !== cpp || !ready) } }))
    await context.route('**/api/v1/problems/' + slug + '?*', async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, json: { ...(await response.json()), languages: ready ? ['cpp'] : [] } })
    })
    await page.goto(`${site}/problems/${slug}`)
    await page.getByText('The site is still installing its languages').waitFor()
    ready = true
    const choice = page.getByRole('combobox', { name: 'Language' })
    await choice.waitFor()
    assert.equal(await choice.inputValue(), 'cpp')
    assert.deepEqual(await choice.locator('option:not([disabled])').allInnerTexts(), [cpp.name])
    assert.ok((await choice.locator('option[disabled]').count()) > 0)
  })

  visit('an empty site says so, and what to do', {}, async (page, context) => {
    await askingAll(context)
    await context.route('**/api/v1/problems?**', (route) => route.fulfill({ json: { problems: [], total: 0, page: 1, per_page: 50 } }))
    await context.route('**/api/v1/contests?**', (route) => route.fulfill({ json: { contests: [], total: 0, page: 1, per_page: 50 } }))
    await page.goto(site + '/problems')
    await page.getByText('The question bank is empty').waitFor()
    await page.goto(site + '/contests')
    await page.locator('.notice').waitFor()
    await page.getByRole('link', { name: 'Go to the problems' }).or(page.locator('.notice a')).first().waitFor()
  })
}
