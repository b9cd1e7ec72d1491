// What a screen reader says: changes once, tables with their headings, pictures
// in words.
import { site } from '../browser.mjs'
import { assert } from '../check.mjs'
import { makeContest } from '../contests.mjs'
import { chooseLanguage, register, verdict, write } from '../people.mjs'
import { accepted, slug, wrong } from '../programs.mjs'

// Notes each new text of a live region, as a screen reader would be told of it.
function listen() {
  window.said = []
  const before = new WeakMap()
  const hear = () => {
    for (const node of document.querySelectorAll('[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]')) {
      const text = node.textContent.replace(/\s+/g, ' ').trim()
      if (text !== (before.get(node) ?? '')) {
        before.set(node, text)
        if (text) window.said.push(text)
      }
    }
  }
  document.addEventListener('DOMContentLoaded', () => new MutationObserver(hear).observe(document.body, { subtree: true, childList: true, characterData: true }))
}

/** Adds its tests: visit(name, options, body). */
export function aloud(visit) {
  visit('a screen reader is told of a verdict once, of a draft and a countdown never', {}, async (page) => {
    const contest = await makeContest({ startsIn: -60, problem: slug })
    await register(page)
    await page.goto(`${site}/contests/${contest.slug}`)
    await page.getByRole('button', { name: 'Register' }).click()
    await page.getByText('You are registered').waitFor()
    await page.addInitScript(listen)
    await page.goto(`${site}/contests/${contest.slug}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    await write(page, wrong)
    await page.getByText('Draft saved', { exact: true }).waitFor()
    await page.keyboard.press("Control+'")
    await page.locator('.results .sum').waitFor({ timeout: 120_000 })
    await page.keyboard.press('Control+Enter')
    const ask = page.getByRole('dialog').getByRole('button', { name: 'Submit' })
    await page.locator('.verdict.large').or(ask).first().waitFor({ timeout: 120_000 })
    if (await ask.isVisible()) await ask.press('Enter')
    assert.equal(await verdict(page), 'Wrong answer')
    await write(page, accepted)
    await page.keyboard.press('Control+Enter')
    await page.locator('.verdict.large', { hasText: 'Accepted' }).waitFor({ timeout: 120_000 })
    const said = await page.evaluate(() => window.said)
    const times = (pattern) => said.filter((one) => pattern.test(one)).length
    assert.equal(times(/^Wrong answer/), 1, said.join('\n'))
    assert.equal(times(/^Accepted/), 1, said.join('\n'))
    assert.equal(times(/samples? passed/), 1, said.join('\n'))
    assert.equal(times(/Draft|\d\d:\d\d/), 0, said.join('\n'))
  })

  visit('a difference, a board and a calendar can be read without seeing them', {}, async (page) => {
    const contest = await makeContest({ startsIn: -60, problem: slug })
    const login = await register(page)
    await page.goto(`${site}/contests/${contest.slug}`)
    await page.getByRole('button', { name: 'Register' }).click()
    await page.getByText('You are registered').waitFor()
    await page.goto(`${site}/contests/${contest.slug}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    await write(page, '#include <cstdio>\nint main() { puts("nothing of the kind"); }\n')
    await page.keyboard.press("Control+'")
    const difference = page.getByLabel('Difference between the expected output and yours').first()
    await difference.waitFor({ timeout: 120_000 })
    const lines = (await difference.evaluate((node) => [...node.children].map((line) => [...line.childNodes].filter((part) => part.ariaHidden !== 'true').map((part) => part.textContent).join('').trim())))
    assert.ok(lines.some((line) => line.startsWith('expected, and not in your output: ')), lines.join('\n'))
    assert.ok(lines.includes('in your output, and not expected: nothing of the kind'), lines.join('\n'))
    await page.goto(`${site}/contests/${contest.slug}/standings`)
    await page.getByRole('rowheader', { name: login }).waitFor()
    for (const name of ['Rank', 'A']) await page.getByRole('columnheader', { name, exact: true }).waitFor()
    await page.goto(site + '/me')
    await page.getByRole('img', { name: /submissions? in the last year/ }).waitFor()
  })
}
