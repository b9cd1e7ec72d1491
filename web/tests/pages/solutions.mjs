// How problems are solved: editorials, and what others have published.
import { open, site } from '../browser.mjs'
import { assert } from '../check.mjs'
import { chooseLanguage, register, verdict, write } from '../people.mjs'
import { quiet } from '../programs.mjs'

const { slug, accepted } = quiet

async function solve(page) {
  await register(page)
  await page.goto(`${site}/problems/${slug}`)
  await chooseLanguage(page, 'cpp')
  await write(page, accepted)
  await page.keyboard.press('Control+Enter')
  assert.equal(await verdict(page), 'Accepted')
  await page.getByRole('link', { name: 'Editorial and solutions' }).click()
  await page.getByRole('heading', { name: 'Solutions', exact: true }).waitFor()
}

/** Adds its tests: visit(name, options, body). */
export function solutions(visit) {
  visit('who has solved a problem publishes a solution, and another reads, likes and comments on it', {}, async (page, _, browser) => {
    await page.goto(`${site}/problems/${slug}/solutions`)
    await page.getByText('Solve the problem first').waitFor()
    await solve(page)
    await page.getByRole('heading', { name: 'Editorial' }).waitFor()
    await page.getByText('Publish a solution of yours').click()
    const name = 'By subsets ' + Date.now().toString(36)
    await page.getByLabel('Title').fill(name)
    await page.getByLabel('How it works').fill('Look at **subsets**: $2^n$ of them.')
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByText(name).waitFor()

    const { context, complaints } = await open(browser)
    try {
      const other = await context.newPage()
      await solve(other)
      const entry = other.locator('details', { hasText: name })
      await entry.locator('summary').click()
      await entry.locator('.katex').first().waitFor()
      await entry.locator('.cm-content').waitFor()
      await entry.getByRole('button', { name: 'Helpful', exact: true }).click()
      await other.getByText('1 vote', { exact: false }).first().waitFor()
      await other.locator('details', { hasText: name }).getByLabel('Your comment').fill('Thank you!')
      await other.getByRole('button', { name: 'Comment', exact: true }).click()
      await other.getByText('Thank you!').first().waitFor()
      await other.getByRole('button', { name: 'Edit your comment' }).press('Enter')
      const said = other.getByLabel('What it says')
      await said.fill('Never mind')
      await said.press('Escape')
      await other.getByText('Thank you!').first().waitFor()
      await other.getByRole('button', { name: 'Edit your comment' }).press('Enter')
      await said.fill('Thank you **very** much!')
      await said.press('Control+Enter')
      await other.locator('strong', { hasText: 'very' }).waitFor()
      await other.getByText('edited').waitFor()
      await other.getByRole('button', { name: 'Withdraw your comment' }).click()
      await other.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
      await other.getByText('Thank you').waitFor({ state: 'detached' })
      assert.deepEqual(complaints, [])
    } finally {
      await context.close()
    }
    await page.locator('details', { hasText: name }).locator('summary').click()
    await page.getByRole('button', { name: 'Edit the write-up' }).press('Enter')
    const mine = page.locator('details', { hasText: name })
    await mine.getByLabel('How it works').fill('Look at **every** subset: $2^n$ of them.')
    await mine.getByRole('button', { name: 'Save', exact: true }).click()
    await mine.locator('strong', { hasText: 'every' }).waitFor()
    await page.getByRole('button', { name: 'Withdraw' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
    await page.getByText('withdrawn', { exact: false }).first().waitFor()
    await page.goto(site + '/me')
    await page.getByRole('link', { name: 'My write-ups' }).click()
    await page.getByText('1 write-up').waitFor()
    await page.locator('details', { hasText: name }).locator('summary', { hasText: 'withdrawn' }).waitFor()
  })
}
