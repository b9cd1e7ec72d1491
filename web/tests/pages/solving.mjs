// From the front page to a verdict.
import { desktop, site } from '../browser.mjs'
import { assert } from '../check.mjs'
import { makeContest } from '../contests.mjs'
import { load } from '../source.mjs'
import { chooseLanguage, fillIn, problemName, register, verdict, write } from '../people.mjs'
import { accepted, slug, wrong } from '../programs.mjs'

/** Adds its tests: visit(name, options, body). */
export function solving(visit) {
  visit('a new user gets from the front page to an accepted submission', { lean: true }, async (page) => {
    await page.goto(site)
    const name = await problemName(slug)
    await page.getByRole('link', { name: 'New here? Begin with an easy one.' }).click()
    await page.getByRole('row', { name: /Medium|Hard/ }).first().waitFor({ state: 'detached' })
    await page.getByRole('row', { name: /Easy/ }).first().waitFor()
    await page.goBack()
    await page.getByRole('searchbox').fill(name)
    await page.getByRole('link', { name, exact: true }).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    // What was typed before logging in is there afterwards.
    await chooseLanguage(page, 'cpp')
    await write(page, accepted)
    await page.getByRole('link', { name: 'Log in to run and submit' }).click()
    await page.getByRole('link', { name: 'Create an account' }).click()
    await fillIn(page)
    await page.getByRole('button', { name: 'Submit' }).click()
    assert.equal(await verdict(page), 'Accepted')
    await page.getByRole('img', { name: /Fuel: \d+ % of the limit/ }).waitFor()
    await page.getByRole('img', { name: /Memory: \d+ % of the limit/ }).waitFor()
    await page.getByRole('link', { name: 'Next: pick another problem' }).click()
    await page.getByRole('row', { name: new RegExp(`^Solved ${name}`) }).waitFor()
  })

  visit('what the bank and a problem ask first comes along with them', { device: { ...desktop, locale: 'de-AT' } }, async (page) => {
    const asked = []
    page.on('request', (request) => {
      const { pathname, search } = new URL(request.url())
      if (/^\/api\/v1\/(me|languages|tags|contests|problems(\/[^/]+)?)$/.test(pathname)) asked.push(pathname + search)
    })
    const contest = await makeContest({ startsIn: -60, problem: slug })
    for (const [path, there] of [['/', 'tbody a'], ['/problems', 'tbody a'], [`/problems/${slug}`, '.bench'], [`/contests/${contest.slug}/problems/${slug}`, '.bench']]) {
      await page.goto(site + path)
      await page.locator(there).first().waitFor()
      await page.getByRole('link', { name: 'Anmelden' }).first().waitFor()
      assert.deepEqual(asked, [], path)
    }
    // What came with one page is not taken for the next: that one is asked for.
    await page.getByRole('link', { name: 'Aufgaben' }).first().click()
    await page.locator('tbody a').first().waitFor()
    assert.ok(asked.some((address) => address.startsWith('/api/v1/problems?')), asked)
  })

  visit('one types before the editor is there, and goes on in it', {}, async (page) => {
    let arrive
    const held = new Promise((resolve) => (arrive = resolve))
    await page.route('**/assets/Editor-*.js', async (route) => {
      await held
      await route.continue()
    })
    await page.goto(`${site}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    const plain = page.locator('textarea[aria-label="Your program"]')
    await plain.fill('one three')
    await plain.evaluate((area) => area.setSelectionRange(4, 4))
    arrive()
    await page.locator('.cm-content').waitFor()
    await page.keyboard.type('two ')
    assert.equal(await page.locator('.cm-line').first().innerText(), 'one two three')
    await page.getByText('Draft saved in this browser').waitFor()
  })

  visit('without the editor a program can be written as well', {}, async (page) => {
    await page.route('**/assets/Editor-*.js', (route) => route.abort())
    await register(page)
    await page.goto(`${site}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    await page.locator('textarea[aria-label="Your program"]').fill(accepted)
    await page.keyboard.press('Control+Enter')
    assert.equal(await verdict(page), 'Accepted')
  })

  visit('a wrong answer, then the difference on the samples, then the right one', { lean: true }, async (page) => {
    await register(page)
    await page.goto(`${site}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    await write(page, wrong)
    await page.keyboard.press('Control+Enter')
    assert.equal(await verdict(page), 'Wrong answer')
    await write(page, '#include <cstdio>\nint main() { puts("nothing of the kind"); }\n')
    await page.keyboard.press("Control+'")
    await page.locator('.results .sum', { hasText: /^0 of \d+ samples? passed$/ }).waitFor({ timeout: 120_000 })
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

  visit('own input', {}, async (page) => {
    await register(page)
    await page.goto(`${site}/problems/${slug}`)
    await chooseLanguage(page, 'c')
    await write(page, '#include <stdio.h>\nint main(void) { char s[99]; fgets(s, 99, stdin); printf("read %s", s); fputs("aside", stderr); return 0; }\n')
    await page.getByRole('tab', { name: 'Own input' }).click()
    await page.getByLabel('Input for your program').fill('forty-two\n')
    await page.getByRole('button', { name: 'Run on this input' }).click()
    await page.getByLabel('Your output').filter({ hasText: 'read forty-two' }).waitFor({ timeout: 120_000 })
    assert.equal(await page.getByLabel('Standard error').innerText(), 'aside')
  })

  visit('compiler messages are marks in the editor', { lean: true }, async (page) => {
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

  visit('in every language the compiler’s message is a mark at its line', {}, async (page) => {
    const missing = 'int main() {\n    return missing;\n}\n'
    // What is wrong stands in the line that is given.
    const broken = {
      c: [2, missing], c23: [2, missing], cpp: [2, missing], cpp17: [2, missing], cpp23: [2, missing],
      rust: [2, 'fn main() {\n    missing();\n}\n'], rust2021: [2, 'fn main() {\n    missing();\n}\n'],
      go: [4, 'package main\n\nfunc main() {\n\tmissing()\n}\n'],
      java: [3, 'public class Main {\n    public static void main(String[] args) {\n        missing();\n    }\n}\n'],
      python3: [2, 'def main():\n    return )\n'], javascript: [2, 'let a = 1;\nlet b = ;\n'], typescript: [2, 'let a = 1;\nlet b = ;\n'],
      lua: [2, 'local a = 1\nlocal b = = 2\n'], nim: [2, 'echo 1\nmissing()\n'],
    }
    await register(page)
    await page.goto(`${site}/problems/${slug}`)
    const offered = await page.locator('#language option:enabled').evaluateAll((options) => options.map((one) => one.value))
    assert.ok(offered.length > 0)
    for (const id of offered) {
      assert.ok(broken[id], `${id}: nothing to try`)
      const [line, source] = broken[id]
      await chooseLanguage(page, id)
      await write(page, source)
      await page.getByRole('button', { name: 'Run on samples' }).click()
      const marked = page.locator('.bench .cm-line', { has: page.locator('.cm-lintRange-error') })
      await marked.first().waitFor({ timeout: 120_000 })
      assert.deepEqual(await marked.allInnerTexts(), [source.split('\n')[line - 1]], id)
    }
  })

  visit('the sample at which a submission fails is shown, and what it printed there', {}, async (page) => {
    await register(page)
    await page.goto(`${site}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    await write(page, '#include <cstdio>\nint main() { puts("nothing of the kind"); }\n')
    await page.keyboard.press('Control+Enter')
    await page.getByText('It fails at sample 1').waitFor({ timeout: 120_000 })
    await page.getByLabel('Expected output', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Run the samples to see the difference' }).click()
    await page.locator('.results .extra', { hasText: 'nothing of the kind' }).first().waitFor({ timeout: 120_000 })
  })

  visit('two submissions are compared', {}, async (page) => {
    await register(page)
    await page.goto(`${site}/problems/${slug}`)
    await chooseLanguage(page, 'cpp')
    for (const [source, want] of [[wrong, 'Wrong answer'], [wrong + '// once more\n', 'Wrong answer']]) {
      await write(page, source)
      await page.keyboard.press('Control+Enter')
      await page.locator('.stage').waitFor()
      assert.equal(await verdict(page), want)
    }
    await page.goto(site + '/submissions')
    await page.getByRole('checkbox').nth(0).check()
    await page.getByText('Tick another one').waitFor()
    await page.getByRole('checkbox').nth(1).check()
    await page.getByRole('link', { name: 'Compare the two' }).click()
    await page.locator('.cm-merge-b .cm-changedLine', { hasText: '// once more' }).waitFor()
  })

  visit('the editor answers to Vim and Emacs, where one wants it', {}, async (page) => {
    await page.goto(`${site}/problems/${slug}`)
    await chooseLanguage(page, 'c')
    await write(page, 'one\ntwo\n')
    const keys = async (which) => {
      await page.getByRole('button', { name: 'Editor settings' }).click()
      await page.getByLabel('Keys').selectOption(which)
      await page.keyboard.press('Escape')
      await page.locator('.cm-content').click()
    }
    await keys('vim')
    await page.getByText('--NORMAL--').waitFor()
    await page.keyboard.type('ggdd')
    await page.keyboard.type('Athree')
    await page.keyboard.press('Escape')
    await page.keyboard.type(':w\n')
    assert.equal(await page.locator('.cm-line').first().innerText(), 'twothree')
    await keys('emacs')
    await page.locator('[data-keys=emacs]').waitFor()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Control+k')
    assert.equal(await page.locator('.cm-line').first().innerText(), '\n')
    await page.reload()
    await page.getByRole('button', { name: 'Editor settings' }).click()
    assert.equal(await page.getByLabel('Keys').inputValue(), 'emacs')
  })

  visit('every language starts with a program that reads a number and prints it', {}, async (page) => {
    const { starter } = await load('solve/starters')
    await register(page)
    await page.goto(site)
    const { languages } = await page.evaluate(async () => (await fetch('/api/v1/languages')).json())
    assert.ok(languages.length > 0)
    for (const { id } of languages) {
      assert.ok(starter(id), `${id} has none`)
      const answer = await page.evaluate(async (body) => {
        const sent = await fetch('/api/v1/trials', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
        const { id } = await sent.json()
        for (;;) {
          const trial = await (await fetch('/api/v1/trials/' + id)).json()
          if (trial.state === 'judged') return trial
          await new Promise((resolve) => setTimeout(resolve, trial.poll_after_ms))
        }
      }, { language: id, source: starter(id), input: '42\n' })
      assert.deepEqual([answer.verdict, answer.cases[0]?.stdout.text], ['AC', '42\n'], `${id}: ${answer.diagnostics} ${answer.reason}`)
    }
  })
}
