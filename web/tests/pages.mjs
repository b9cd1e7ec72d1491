// Every page in a real Chromium against a real site: what a contestant does,
// and what may go wrong meanwhile.
import { axe } from './axe.mjs'
import { desktop, launch, open, phone, site } from './browser.mjs'
import { assert, test } from './check.mjs'
import { makeContest, shift } from './contests.mjs'
import { chooseLanguage, mySubmissions, problemName, register, verdict, write } from './people.mjs'
import { choose } from './programs.mjs'

const { slug, accepted, wrong } = choose()

export async function pages() {
  const browser = await launch()
  /** One test in a fresh browser profile; the page may not complain of anything. */
  const visit = (name, body, options = desktop) =>
    test(name, async () => {
      const { context, complaints } = await open(browser, options)
      try {
        await body(await context.newPage(), context)
        assert.deepEqual(complaints, [])
      } finally {
        await context.close()
      }
    })

  await visit('a new user gets from the front page to an accepted submission', async (page) => {
    await page.goto(site)
    const name = await problemName(slug)
    await page.getByRole('searchbox').fill(name)
    await page.getByRole('link', { name, exact: true }).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    // What was typed before logging in is there afterwards.
    await chooseLanguage(page, 'cpp')
    await write(page, accepted)
    await page.getByRole('link', { name: 'Log in to run and submit' }).click()
    await page.getByRole('link', { name: 'Create an account' }).click()
    const login = 'n' + Date.now().toString(36)
    await page.getByLabel('Login').fill(login)
    await page.getByLabel('Password').fill('long enough for this')
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.getByRole('button', { name: 'Submit' }).click()
    assert.equal(await verdict(page), 'Accepted')
    await page.getByRole('img', { name: /Fuel: \d+ % of the limit/ }).waitFor()
    await page.getByRole('img', { name: /Memory: \d+ % of the limit/ }).waitFor()
    await page.getByRole('link', { name: 'Next: pick another problem' }).click()
    await page.getByRole('row', { name: new RegExp(`^Solved ${name}`) }).waitFor()
  })

  await visit('a wrong answer, then the difference on the samples, then the right one', async (page) => {
    await register(page)
    await page.goto(`${site}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    await write(page, wrong)
    await page.keyboard.press('Control+Enter')
    assert.equal(await verdict(page), 'Wrong answer')
    await write(page, '#include <cstdio>\nint main() { puts("nothing of the kind"); }\n')
    await page.keyboard.press("Control+'")
    await page.getByText(/^0 of \d+ samples? passed$/).waitFor({ timeout: 120_000 })
    assert.match(await page.locator('.results pre .extra').first().innerText(), /nothing of the kind/)
    // A sample fails with this very program: the page asks before it submits.
    await page.getByRole('button', { name: 'Submit' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    await write(page, accepted)
    await page.keyboard.press('Control+Enter')
    await page.locator('.verdict.large', { hasText: 'Accepted' }).waitFor({ timeout: 120_000 })
    await page.goto(site + '/submissions')
    await page.locator('tbody .verdict').nth(1).waitFor()
    assert.deepEqual(await page.locator('tbody .verdict abbr').allInnerTexts(), ['AC', 'WA'])
    await page.locator('tbody a').first().click()
    await page.getByRole('heading', { name: 'Source' }).waitFor()
    assert.ok((await page.locator('.cm-content').innerText()).includes(accepted.trim().split('\n')[0]))
  })

  await visit('own input', async (page) => {
    await register(page)
    await page.goto(`${site}/problems/${slug}`)
    await chooseLanguage(page, 'c')
    await write(page, '#include <stdio.h>\nint main(void) { char s[99]; fgets(s, 99, stdin); printf("read %s", s); fputs("aside", stderr); return 0; }\n')
    await page.getByRole('tab', { name: 'Own input' }).click()
    await page.getByLabel('Input for your program').fill('forty-two\n')
    await page.getByRole('button', { name: 'Run on this input' }).click()
    await page.getByText('read forty-two').waitFor({ timeout: 120_000 })
    assert.equal(await page.getByLabel('Standard error').innerText(), 'aside')
  })

  await visit('compiler messages are marks in the editor', async (page) => {
    await register(page)
    await page.goto(`${site}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    await write(page, '#include <cstdio>\n\nint main() {\n    return missing;\n}\n')
    await page.keyboard.press('Control+Enter')
    assert.equal(await verdict(page), 'Compile error')
    assert.equal(await page.locator('.cm-lintRange-error').innerText(), 'missing')
    await page.getByRole('button', { name: /^main\.cpp:4:12$/ }).click()
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Your program')
    assert.equal(await page.locator('.cm-activeLine').innerText(), '    return missing;')
    // Typing elsewhere leaves the mark where it belongs.
    await page.keyboard.press('Control+Home')
    await page.keyboard.insertText('// to be mended\n')
    assert.equal(await page.locator('.cm-lintRange-error').innerText(), 'missing')
  })

  await visit('a draft survives a crash, and each language has its own', async (page, context) => {
    await page.goto(`${site}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    await write(page, '// half a thought\n')
    await page.getByText('Draft saved').waitFor()
    await chooseLanguage(page, 'c')
    await page.getByText('#include <stdio.h>').waitFor()
    await chooseLanguage(page, 'cpp')
    await page.getByText('// half a thought').waitFor()
    await page.close({ runBeforeUnload: false })
    const again = await context.newPage()
    await again.goto(`${site}/problems/${slug}`)
    await again.getByText('// half a thought').waitFor()
    assert.equal(await again.getByRole('combobox', { name: 'Language' }).inputValue(), 'cpp')
  })

  await visit('what is submitted offline arrives once', async (page, context) => {
    await register(page)
    await page.goto(`${site}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    await write(page, accepted)
    await context.setOffline(true)
    await page.keyboard.press('Control+Enter')
    await page.getByText('Not sent yet').waitFor()
    await page.getByText('What you write is kept in this browser').waitFor()
    await context.setOffline(false)
    assert.equal(await verdict(page), 'Accepted')
    assert.equal((await mySubmissions(page)).length, 1)
  })

  await visit('a submission whose answer was lost arrives once, even by way of a crash', async (page, context) => {
    await register(page)
    await page.goto(`${site}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    await write(page, accepted)
    let sent = 0
    await context.route('**/api/v1/submissions', async (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      sent++
      await route.fetch() // the server has it, and the browser never learns
      await route.abort('connectionreset')
    })
    await page.keyboard.press('Control+Enter')
    await page.getByText('Not sent yet').waitFor()
    await page.close({ runBeforeUnload: false })
    await context.unroute('**/api/v1/submissions')
    assert.ok(sent > 0)
    const again = await context.newPage()
    await again.goto(`${site}/problems/${slug}`)
    assert.equal(await verdict(again), 'Accepted')
    assert.equal((await mySubmissions(again)).length, 1)
  })

  await visit('by keyboard alone', async (page) => {
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
    const editor = page.getByRole('textbox', { name: 'Your program' })
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

  await visit('on a phone', async (page) => {
    await register(page)
    await page.goto(`${site}/problems/${slug}`)
    await page.getByRole('textbox', { name: 'Your program' }).waitFor()
    for (const path of ['/', `/problems/${slug}`, '/contests', '/submissions', '/account', '/login']) {
      await page.goto(site + path)
      await page.locator('main h1').first().waitFor({ state: 'attached' })
      const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
      assert.ok(inner <= outer, `${path} is ${inner} px wide on a screen of ${outer}`)
    }
    await page.goto(`${site}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    await write(page, accepted)
    await page.getByRole('button', { name: 'Submit' }).tap()
    assert.equal(await verdict(page), 'Accepted')
  }, phone)

  await visit('a contest, from its countdown to the frozen standings, in two browsers', async (page) => {
    const contest = await makeContest({ startsIn: 8, problem: slug })
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
      // The start comes by itself, without a reload.
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

  await visit('API tokens are made, shown once, and revoked', async (page) => {
    const login = await register(page)
    await page.getByRole('link', { name: login }).click()
    await page.getByLabel('Name of the new token').fill('laptop')
    await page.getByRole('button', { name: 'Create token' }).click()
    const token = await page.locator('.secret code').first().innerText()
    const ask = () => fetch(site + '/api/v1/me', { headers: { Authorization: 'Bearer ' + token } })
    assert.equal((await (await ask()).json()).login, login)
    await page.reload()
    await page.getByRole('cell', { name: 'laptop', exact: true }).waitFor()
    assert.ok(!(await page.content()).includes(token))
    await page.getByRole('button', { name: 'Revoke laptop' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await page.getByText('No tokens yet.').waitFor()
    assert.equal((await ask()).status, 401)
  })

  await visit('logging out and in again, and a wrong password', async (page) => {
    const login = await register(page)
    await page.getByRole('link', { name: login }).click()
    await page.getByRole('button', { name: 'Log out' }).click()
    await page.getByRole('link', { name: 'Log in', exact: true }).click()
    await page.getByLabel('Login').fill(login)
    await page.getByLabel('Password').fill('not the one')
    await page.getByRole('button', { name: 'Log in' }).click()
    await page.getByRole('alert').filter({ hasText: /\w/ }).waitFor()
    await page.getByLabel('Password').fill('correct horse ' + login)
    await page.getByRole('button', { name: 'Log in' }).click()
    await page.getByRole('link', { name: login }).waitFor()
    assert.equal(new URL(page.url()).pathname, '/')
  })

  await visit('what is not there, what fails and what is forbidden is said', async (page, context) => {
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

  await visit('the chosen colours stay', async (page) => {
    await page.goto(site)
    const button = page.getByRole('button', { name: /^Colours/ })
    await button.click()
    await button.click()
    await page.reload()
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark')
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(22, 20, 26)')
  })

  await axe(browser, { slug, accepted })
  await browser.close()
}
