// Everything by keyboard alone: what cannot be reached with Tab is not there.
import { randomBytes } from 'node:crypto'
import { site } from '../browser.mjs'
import { assert } from '../check.mjs'
import { makeContest, promote } from '../contests.mjs'
import { chooseLanguage, enrol, problemName, verdict, write } from '../people.mjs'
import { accepted, slug, wrong } from '../programs.mjs'
import { zip } from '../zip.mjs'

/** Presses Tab until target has the focus. */
async function tabTo(page, target, most = 90) {
  await target.waitFor()
  for (let i = 0; i <= most; i++) {
    if (await target.evaluate((node) => node === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not come to ${target}`)
}
const press = async (page, target, key = 'Enter') => {
  await tabTo(page, target)
  await page.keyboard.press(key)
}
const fill = async (page, target, text) => {
  await tabTo(page, target)
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(text)
}
const focused = (page) => page.evaluate(() => document.activeElement?.textContent?.trim())

/** Adds its tests: visit(name, options, body). */
export function keyboard(visit) {
  visit('by keyboard alone, from the front page to a verdict', { lean: true }, async (page) => {
    await page.goto(site)
    await page.keyboard.press('Tab')
    assert.equal(await focused(page), 'Skip to the content')
    await press(page, page.getByRole('link', { name: 'Create account' }))
    const login = 'k' + randomBytes(5).toString('hex')
    await fill(page, page.getByLabel('Login'), login)
    await fill(page, page.getByLabel('Password'), 'correct horse ' + login)
    await page.keyboard.press('Enter')
    await page.locator('header a[href="/me"]').waitFor()
    await page.getByRole('heading', { level: 1, name: 'Problems' }).waitFor()
    await page.keyboard.press('/')
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'q')
    await page.keyboard.type(await problemName(slug))
    await page.getByRole('status').filter({ hasText: /^1 problem$/ }).waitFor()
    // Down goes from the field into the list.
    await page.keyboard.press('ArrowDown')
    assert.equal(await focused(page), await problemName(slug))
    await page.keyboard.press('Enter')
    const editor = page.locator('.cm-content[aria-label="Your program"]')
    const language = page.getByRole('combobox', { name: 'Language' })
    await tabTo(page, language)
    await language.selectOption('cpp')
    await tabTo(page, editor)
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await page.keyboard.insertText('#include <cstdio>\nint main() { puts("own"); }\n')
    // Tab indents in the editor; Escape, then Tab, leaves it, as the page says.
    await page.getByText('press Escape, then Tab').waitFor()
    await page.keyboard.press('Tab')
    assert.ok(await editor.evaluate((node) => node === document.activeElement))
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    assert.equal(await focused(page), 'Run on samples')
    await press(page, page.getByRole('tab', { name: 'Samples' }), 'ArrowRight')
    assert.equal(await page.getByRole('tab', { name: 'Own input' }).getAttribute('aria-selected'), 'true')
    await fill(page, page.getByLabel('Input for your program'), '1 2')
    await press(page, page.getByRole('button', { name: 'Run on this input' }))
    await page.getByLabel('Your output').filter({ hasText: 'own' }).waitFor({ timeout: 120_000 })
    // Ctrl+Enter submits from anywhere on the page.
    await page.keyboard.press('Control+Enter')
    assert.ok(await verdict(page))
    await page.getByRole('separator').focus()
    const before = Number(await page.getByRole('separator').getAttribute('aria-valuenow'))
    await page.keyboard.press('ArrowRight')
    assert.equal(Number(await page.getByRole('separator').getAttribute('aria-valuenow')), before + 2)
  })

  visit('a contest by keyboard alone: entered, its board read, the jury asked', {}, async (page, context) => {
    const contest = await makeContest({ startsIn: -60, problem: slug })
    await context.addCookies([(await enrol()).cookie])
    await page.goto(site + '/contests')
    await press(page, page.getByRole('link', { name: contest.name }))
    await press(page, page.getByRole('button', { name: 'Register' }))
    await page.getByText('You are registered').waitFor()
    await fill(page, page.getByLabel('Your question'), 'Is it sorted?')
    await press(page, page.getByRole('button', { name: 'Ask' }))
    await page.getByText('Is it sorted?').waitFor()
    await press(page, page.getByRole('link', { name: 'Standings' }))
    await tabTo(page, page.getByRole('region', { name: 'Standings' }))
    await tabTo(page, page.locator('tbody').getByRole('button').or(page.getByRole('link', { name: 'A', exact: true })).first())
  })

  visit('the jury by keyboard alone: a contest made, a package brought in, a rejudging tried out and applied', {}, async (page, context) => {
    const me = await enrol()
    await promote(me.login, 'admin')
    await context.addCookies([me.cookie])
    await page.goto(site + '/jury')
    await press(page, page.getByRole('link', { name: 'New contest' }))
    const name = 'Keys ' + randomBytes(3).toString('hex')
    const short = name.toLowerCase().replace(' ', '-')
    await fill(page, page.getByLabel('Name', { exact: true }), name)
    await fill(page, page.getByLabel('Short name'), short)
    await fill(page, page.getByLabel('Problem A'), slug)
    await press(page, page.getByRole('button', { name: 'Create the contest' }))
    await page.getByRole('heading', { name }).waitFor()
    await page.locator('#main').press('Home')
    await press(page, page.getByRole('navigation', { name: 'Jury' }).getByRole('link', { name: 'Problems' }))
    const input = page.getByRole('button', { name: 'Bring in a problem package' })
    await tabTo(page, input)
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')])
    const mark = 'keys-' + randomBytes(3).toString('hex')
    await chooser.setFiles({ name: mark + '.zip', mimeType: 'application/zip', buffer: zip({
      [mark + '/problem.yaml']: `problem_format_version: 2025-09\ntype: pass-fail\nname: ${mark}\nuuid: ${crypto.randomUUID()}\n`,
      [mark + '/statement/problem.en.md']: 'Print 7.\n',
      [mark + '/submissions/accepted/seven.cpp']: '#include <cstdio>\nint main() { puts("7"); }\n',
      [mark + '/data/secret/1.in']: '1\n', [mark + '/data/secret/1.ans']: '7\n',
    }) })
    await page.getByText('version 1 is in.').waitFor()

    await page.goto(`${site}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    await write(page, wrong)
    await page.keyboard.press('Control+Enter')
    assert.equal(await verdict(page), 'Wrong answer')
    await page.goto(`${site}/jury/submissions?account=${me.login}`)
    await press(page, page.locator('tbody a').first())
    await press(page, page.locator('summary', { hasText: 'Judge it again' }))
    await fill(page, page.getByLabel('Why, for the log'), 'by keyboard')
    await press(page, page.getByRole('button', { name: 'Try it out' }))
    await page.getByText(/verdicts? would change\./).waitFor({ timeout: 120_000 })
    const apply = page.getByRole('button', { name: 'Apply' })
    await page.locator('button:not([disabled])', { hasText: 'Apply' }).waitFor({ timeout: 120_000 })
    await press(page, apply)
    await press(page, page.getByRole('dialog').getByRole('button', { name: 'Apply' }))
    await page.getByText('applied').first().waitFor()
  })
}
