// Programs of several files.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { site } from '../browser.mjs'
import { assert } from '../check.mjs'
import { chooseLanguage, register, verdict, write } from '../people.mjs'
import { accepted, slug } from '../programs.mjs'

// An accepted program, its work in a header of its own.
const header = accepted.replace('int main()', 'inline int solve()').replace(/\}\s*$/, 'return 0; }\n')
const main = '#include "lib/solve.hpp"\nint main() { return solve(); }\n'

/** Adds its tests: visit(name, options, body). */
export function files(visit) {
  visit('a program of two files, by keyboard: named, kept, compiled, judged', {}, async (page) => {
    await register(page)
    await page.goto(`${site}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    await write(page, main)
    await page.getByRole('button', { name: 'Add a file' }).press('Enter')
    const dialog = page.getByRole('dialog')
    for (const [name, complaint] of [['main.cpp', 'There is a file named main.cpp already.'], ['Main.cpp', 'in upper and lower case alone'], ['../x.hpp', 'without “.”'], ['main.cpp/x', 'a file and a folder'], ['a b', 'must begin with']]) {
      await dialog.getByLabel('Name').fill(name)
      await dialog.getByText(complaint).waitFor()
      await page.keyboard.press('Enter')
    }
    await dialog.getByLabel('Name').fill('lib/solve.hpp')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    const tab = (name) => page.getByRole('tablist', { name: 'Files' }).getByRole('tab', { name })
    assert.equal(await tab('lib/solve.hpp').getAttribute('aria-selected'), 'true')
    await write(page, header.replace('return 0', 'return missing'))
    await page.getByText('Draft saved', { exact: true }).waitFor()
    await page.reload()
    // The mark is in the file that it belongs to.
    await tab('main.cpp').waitFor()
    await page.locator('.cm-content', { hasText: 'return solve();' }).waitFor()
    await page.keyboard.press('Control+Enter')
    assert.equal(await verdict(page), 'Compile error')
    assert.equal(await page.locator('.cm-lintRange-error').count(), 0)
    await page.getByRole('button', { name: /lib\/solve\.hpp:\d+/ }).first().press('Enter')
    assert.equal(await tab('lib/solve.hpp').getAttribute('aria-selected'), 'true')
    assert.equal(await page.locator('.cm-lintRange-error').first().innerText(), 'missing')
    await write(page, header)
    await tab('lib/solve.hpp').focus()
    await page.keyboard.press('ArrowLeft')
    assert.equal(await tab('main.cpp').getAttribute('aria-selected'), 'true')
    await page.keyboard.press('F2')
    await dialog.getByLabel('Name').fill('start.cpp')
    await page.keyboard.press('Enter')
    await tab('start.cpp').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.locator('.verdict.large', { hasText: 'Accepted' }).waitFor({ timeout: 120_000 })
    await page.getByRole('link', { name: 'Details and source' }).click()
    for (const name of ['start.cpp', 'lib/solve.hpp']) await page.locator('.file', { hasText: name }).waitFor()
    await page.getByRole('button', { name: 'Open in the editor' }).click()
    await tab('lib/solve.hpp').click()
    await page.keyboard.press('Delete')
    await dialog.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('tablist', { name: 'Files' }).waitFor({ state: 'detached' })
  })

  visit('a folder that is dropped onto the editor is the program', {}, async (page, context) => {
    const folder = mkdtempSync(join(tmpdir(), 'assize-drop-'))
    try {
      mkdirSync(join(folder, 'lib'))
      writeFileSync(join(folder, 'lib/solve.hpp'), header)
      writeFileSync(join(folder, 'main.cpp'), main)
      writeFileSync(join(folder, 'tables.bin'), new Uint8Array([0, 1, 2, 255]))
      await register(page)
      await page.goto(`${site}/problems/${slug}`)
      await chooseLanguage(page, 'cpp')
      const box = await page.locator('.cm-content').boundingBox()
      const devtools = await context.newCDPSession(page)
      for (const type of ['dragEnter', 'dragOver', 'drop'])
        await devtools.send('Input.dispatchDragEvent', { type, x: box.x + 60, y: box.y + 20, data: { items: [], files: [folder], dragOperationsMask: 1 } })
      await page.getByText('2 files were taken over. Left out').waitFor()
      await page.getByText('tables.bin').waitFor()
      await page.getByRole('tab', { name: 'lib/solve.hpp' }).waitFor()
      await page.keyboard.press('Control+Enter')
      assert.equal(await verdict(page), 'Accepted')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
}
