// Keyboard, phone, colours, languages, and what fails.
import { randomBytes } from 'node:crypto'
import { desktop, phone, site } from '../browser.mjs'
import { assert } from '../check.mjs'
import { makeContest, promote } from '../contests.mjs'
import { chooseLanguage, problemName, register, verdict, write } from '../people.mjs'
import { accepted, slug } from '../programs.mjs'

/** A phone's window grows with what does not fit into it: its width says nothing. */
async function tooWide(page) {
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  return width > phone.viewport.width ? [`${page.url()} is ${width} px wide on a screen of ${phone.viewport.width}`] : []
}

/** Adds its tests: visit(name, options, body). */
export function craft(visit) {
  visit('by keyboard alone', { lean: true }, async (page) => {
    await register(page)
    await page.goto(site)
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Skip to the content')
    await page.keyboard.press('/')
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'q')
    await page.keyboard.type(await problemName(slug))
    await page.getByRole('status').filter({ hasText: /^1 problem$/ }).waitFor()
    const link = page.getByRole('link', { name: await problemName(slug), exact: true })
    for (let i = 0; i < 10 && !(await link.evaluate((node) => node === document.activeElement)); i++) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const editor = page.locator('.cm-content[aria-label="Your program"]')
    await editor.waitFor()
    for (let i = 0; i < 60 && !(await editor.evaluate((node) => node === document.activeElement)); i++) await page.keyboard.press('Tab')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await page.keyboard.insertText('int main() { return 0; }\n')
    // Tab indents in the editor; Escape, then Tab, leaves it.
    await page.keyboard.press('Tab')
    assert.ok(await editor.evaluate((node) => node === document.activeElement))
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Run on samples')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    assert.ok(await verdict(page))
    await page.getByRole('tab', { name: 'Verdict' }).focus()
    await page.keyboard.press('ArrowLeft')
    assert.equal(await page.getByRole('tab', { name: 'Own input' }).getAttribute('aria-selected'), 'true')
    await page.getByRole('separator').focus()
    const before = Number(await page.getByRole('separator').getAttribute('aria-valuenow'))
    await page.keyboard.press('ArrowRight')
    assert.equal(Number(await page.getByRole('separator').getAttribute('aria-valuenow')), before + 2)
  })

  visit('on a phone', { lean: true, device: phone }, async (page) => {
    await register(page)
    await page.goto(`${site}/problems/${slug}`)
    await page.getByRole('textbox', { name: 'Your program' }).waitFor()
    for (const path of ['/', `/problems/${slug}`, '/contests', '/submissions', '/me', '/account', '/login']) {
      await page.goto(site + path)
      await page.locator('main h1').first().waitFor({ state: 'attached' })
      assert.deepEqual(await tooWide(page), [])
    }
    await page.goto(`${site}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    await write(page, accepted)
    await page.getByRole('button', { name: 'Submit' }).tap()
    assert.equal(await verdict(page), 'Accepted')
  })

  visit('the jury on a phone, in German', { device: { ...phone, locale: 'de-CH' } }, async (page) => {
    const contest = await makeContest({ startsIn: -1800, problem: slug })
    await page.goto(site)
    const login = 'de' + randomBytes(5).toString('hex')
    const at = (minutes) => new Date(Date.parse(contest.starts_at) + minutes * 60_000).toISOString()
    const made = (path, body) => page.evaluate(async ([path, body]) => (await fetch('/api/v1' + path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })).ok, [path, body])
    const of = '/contests/' + contest.slug
    assert.ok(await made('/accounts', { login, password: 'correct horse ' + login }))
    await promote(login, 'admin')
    assert.ok(await made(of + '/registration', {}))
    assert.ok(await made(of + '/removed-intervals', { starts_at: at(5), ends_at: at(20), reason: 'Stromausfall' }))
    assert.ok(await made(of + '/invitations', { uses: 30 }))
    const wide = []
    for (const path of ['', of, of + '/questions', of + '/participants', of + '/invitations', of + '/time', '/contests', '/series', '/new-series', '/submissions', '/rejudgings', '/problems', '/problems/' + slug, '/people', '/ratings', '/health', '/log']) {
      await page.goto(site + '/jury' + path)
      await page.locator('main h1').first().waitFor({ state: 'attached' })
      await page.locator('.skeleton').waitFor({ state: 'detached' })
      wide.push(...(await tooWide(page)))
    }
    await page.goto(site + '/archive')
    await page.locator('main li').first().waitFor()
    wide.push(...(await tooWide(page)))
    assert.deepEqual(wide, [])
  })

  visit('what is not there, what fails and what is forbidden is said', {}, async (page, context) => {
    for (const path of ['/no/such/page', '/problems/no-such-problem', '/contests/no-such-contest']) {
      await page.goto(site + path)
      await page.locator('.notice').waitFor()
      assert.match(await page.locator('.notice .title').innerText(), /There is no such/)
    }
    await page.goto(site + '/submissions')
    await page.getByText('This page is yours once you log in').waitFor()
    let broken = true
    await context.route('**/api/v1/problems?**', (route) => (broken ? route.abort() : route.continue()))
    await page.goto(site + '/problems')
    await page.getByText('This did not load').waitFor()
    broken = false
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('row').nth(1).waitFor()
    await page.getByRole('searchbox').fill('zzzzzz')
    await page.getByText('No problem matches').waitFor()
    await page.getByRole('button', { name: 'Clear the search' }).click()
    await page.getByRole('row').nth(1).waitFor()
  })

  visit('the chosen colours stay', {}, async (page) => {
    await page.goto(site)
    const button = page.getByRole('button', { name: /^Colours/ })
    await button.click()
    await button.click()
    await page.reload()
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark')
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(22, 20, 26)')
  })

  visit('German, where the browser asks for it, and English where one chooses it', { device: { ...desktop, locale: 'de-AT' } }, async (page) => {
    await page.goto(site)
    await page.getByRole('heading', { level: 1, name: 'Aufgaben' }).waitFor()
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'de')
    assert.equal(await page.title(), 'Aufgaben · assize')
    await page.getByLabel('Sprache der Seite').selectOption('en')
    await page.getByRole('heading', { level: 1, name: 'Problems' }).waitFor()
    assert.equal(await page.title(), 'Problems · assize')
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Problems' }).waitFor()
  })
}
