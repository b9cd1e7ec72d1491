// A phone, colours, languages, and what fails.
import { askingAll, desktop, phone, site } from '../browser.mjs'
import { assert } from '../check.mjs'
import { chooseLanguage, fillIn, verdict, write } from '../people.mjs'
import { accepted, slug } from '../programs.mjs'

/** Adds its tests: visit(name, options, body). */
export function craft(visit) {
  visit('on a phone', { lean: true, device: phone }, async (page) => {
    await page.goto(`${site}/problems/${slug}`)
    await page.getByRole('button', { name: 'To the editor' }).tap()
    await page.getByRole('textbox', { name: 'Your program' }).waitFor()
    await chooseLanguage(page, 'cpp')
    await write(page, accepted)
    await page.getByRole('link', { name: 'Log in to run and submit' }).tap()
    await page.getByRole('link', { name: 'Create an account' }).tap()
    await fillIn(page)
    // Back at the program, not at the statement above it, which formulas make longer.
    await page.locator('.bench .cm-content').waitFor()
    await page.locator('.katex').first().waitFor()
    await page.waitForFunction(() => Math.abs(document.querySelector('.bench')?.getBoundingClientRect().top ?? 1e3) < 80)
    assert.equal(await page.evaluate(() => window.location.hash), '')
    await page.getByRole('button', { name: 'Submit' }).tap()
    assert.equal(await verdict(page), 'Accepted')
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
    await askingAll(context)
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
