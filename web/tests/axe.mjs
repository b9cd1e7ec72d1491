// axe-core on every page: WCAG 2.2 A and AA and good practice. And no page is
// wider than a phone.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { desktop, open, phone } from './browser.mjs'
import { assert, only, test } from './check.mjs'
import { everywhere, unvisited } from './everywhere.mjs'
import { load } from './source.mjs'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const settled = (page) =>
  page.waitForFunction(() => document.querySelector('main h1') && !document.querySelector('.skeleton, [aria-busy="true"]') && document.fonts.status === 'loaded')

export async function violations(page) {
  await settled(page)
  await page.evaluate(source) // through the debugger, which the content security policy does not bind
  const found = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
  )
  return found.violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.target.join(' ')} ${node.failureSummary.replaceAll('\n', ' ')}`))
}

/** What makes the page wider than a phone's screen. A phone's window grows with what does not fit into it: its width says nothing. */
export async function tooWide(page) {
  await page.setViewportSize(phone.viewport)
  const wide = await page.evaluate((width) => document.documentElement.scrollWidth <= width ? [] : [...document.querySelectorAll('body *')]
    .filter((node) => node.getBoundingClientRect().right > width + 0.5).slice(-3).map((node) => `${node.tagName} ${node.className} to ${node.getBoundingClientRect().right}`), phone.viewport.width)
  return wide
}

/** lean: in English on a desktop in daylight alone, then made as narrow as a phone. */
export async function axe(browser, { lean }) {
  if (only && !only.startsWith('axe')) return
  const { states, cookieOf } = await everywhere({ lean })
  const [english, german] = await Promise.all(['en', 'de'].map(async (id) => (await load(`lib/messages/${id}/index`)).messages))
  // The colours of a phone are those of a desktop: dark is looked at once.
  const looks = [
    { name: 'desktop, light', colorScheme: 'light', texts: english, narrow: true, ...desktop },
    { name: 'desktop, dark', colorScheme: 'dark', texts: english, ...desktop },
    { name: 'phone, German', colorScheme: 'light', texts: german, narrow: true, locale: 'de-CH', ...phone },
  ]
  for (const { name: look, texts, narrow, ...options } of lean ? looks.slice(0, 1) : looks) {
    const { context, complaints } = await open(browser, { ...options, reducedMotion: 'reduce' })
    const page = await context.newPage()
    const visited = []
    for (const [name, reach] of Object.entries(states))
      await test(`axe: ${name}, ${look}`, async () => {
        await context.addCookies([cookieOf(name)])
        await reach(page, (key) => texts[key])
        assert.deepEqual(await violations(page), [])
        visited.push(new URL(page.url()).pathname)
        if (!narrow) return
        const before = page.viewportSize()
        const wide = await tooWide(page)
        await page.setViewportSize(before)
        assert.deepEqual(wide, [])
      })
    await test(`axe: every page of the router was looked at and complained of nothing, ${look}`, () => {
      assert.deepEqual(unvisited(visited), [], 'tests/everywhere.mjs does not go there')
      assert.deepEqual(complaints, [])
    })
    await context.close()
  }
}
