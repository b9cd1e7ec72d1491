// What is typed and what is sent survives crashes and lost networks.
import { open, site } from '../browser.mjs'
import { assert } from '../check.mjs'
import { chooseLanguage, mySubmissions, register, verdict, write } from '../people.mjs'
import { accepted, slug } from '../programs.mjs'

/** Adds its tests: visit(name, options, body). */
export function drafts(visit) {
  visit('a draft survives a crash, and each language has its own', { lean: true }, async (page, context) => {
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

  visit('what is submitted offline arrives once', { lean: true }, async (page, context) => {
    await register(page)
    await page.goto(`${site}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    await write(page, accepted)
    await context.setOffline(true)
    await page.keyboard.press('Control+Enter')
    await page.locator('.stage', { hasText: 'Not sent yet' }).waitFor()
    await page.getByText('What you write is kept in this browser').waitFor()
    await context.setOffline(false)
    assert.equal(await verdict(page), 'Accepted')
    assert.equal((await mySubmissions(page)).length, 1)
  })

  visit('a submission whose answer was lost arrives once, even by way of a crash', {}, async (page, context) => {
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
    await page.locator('.stage', { hasText: 'Not sent yet' }).waitFor()
    await page.close({ runBeforeUnload: false })
    await context.unroute('**/api/v1/submissions')
    assert.ok(sent > 0)
    const again = await context.newPage()
    await again.goto(`${site}/problems/${slug}`)
    assert.equal(await verdict(again), 'Accepted')
    assert.equal((await mySubmissions(again)).length, 1)
  })

  visit('a draft is there on another machine, and two that differ are both shown', {}, async (page, context, browser) => {
    await register(page)
    const saved = (where) => where.getByText('Draft saved', { exact: true }).waitFor()
    const solve = async (where) => {
      await where.goto(`${site}/problems/${slug}`)
      await chooseLanguage(where, 'cpp')
    }
    await solve(page)
    await write(page, '// begun here\n')
    await saved(page)
    const elsewhere = await open(browser)
    try {
      await elsewhere.context.addCookies(await context.cookies())
      const other = await elsewhere.context.newPage()
      await solve(other)
      await other.getByText('// begun here').waitFor()
      await elsewhere.context.setOffline(true)
      await write(other, '// changed on the train\n')
      await other.getByText('Draft saved in this browser').waitFor()
      await write(page, '// changed at home\n')
      await page.getByText('Draft saved in this browser').waitFor()
      await saved(page)
      await elsewhere.context.setOffline(false)
      await other.getByRole('button', { name: 'Look at both' }).click()
      const dialog = other.getByRole('dialog')
      await dialog.getByText('// changed at home').waitFor()
      await dialog.getByText('// changed on the train').waitFor()
      await dialog.getByRole('button', { name: 'Keep the one in this editor' }).click()
      await saved(other)
      await page.reload()
      await page.getByText('// changed on the train').waitFor()
      assert.deepEqual(elsewhere.complaints, [])
    } finally {
      await elsewhere.context.close()
    }
  })

  visit('a draft is shown to nobody else who uses the browser', {}, async (page) => {
    await page.goto(`${site}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    await write(page, '// typed before logging in\n')
    await page.getByText('Draft saved in this browser').waitFor()
    const login = await register(page)
    await page.goto(`${site}/problems/${slug}`)
    await page.getByText('// typed before logging in').waitFor()
    await page.getByText('Draft saved', { exact: true }).waitFor()
    await page.goto(site + '/account')
    await page.getByRole('button', { name: 'Log out' }).click()
    await register(page)
    await page.goto(`${site}/problems/${slug}`)
    await page.getByRole('button', { name: 'Start afresh' }).waitFor()
    await page.getByRole('textbox', { name: 'Your program' }).waitFor()
    assert.ok(!(await page.locator('.cm-content').innerText()).includes('typed before'))
  })
}
