// How soon the bank and the solve page can be used on a CPU four times slower:
// from the navigation to the first moment when what one came for answers.
//
//   ASSIZE_URL=http://127.0.0.1:8080 node tests/bench.mjs
import { launch, open, site } from './browser.mjs'
import { slug } from './programs.mjs'

const slower = 4
const rounds = 7
// Each is there when its last part is: the list with its search field; the
// statement with its formulas, and the editor with its colours.
const pages = {
  bank: { path: '/problems', ready: () => document.querySelector('tbody a') && document.querySelector('#q') },
  solve: { path: `/problems/${slug}`, ready: () => document.querySelector('.prose .katex') && document.querySelector('.cm-content[contenteditable=true] .cm-line') },
}

const browser = await launch()
for (const [name, { path, ready }] of Object.entries(pages))
  for (const visit of ['first', 'again']) {
    const times = []
    const { context } = await open(browser)
    for (let round = 0; round < rounds; round++) {
      const fresh = visit === 'first' ? (await open(browser)).context : context
      const page = await fresh.newPage()
      await (await fresh.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slower })
      await page.goto(site + path, { waitUntil: 'commit' })
      await page.waitForFunction(ready, undefined, { polling: 'raf' })
      // Idle once more: a long task that was under way then would still block.
      times.push(await page.evaluate(() => new Promise((resolve) => setTimeout(() => resolve(performance.now())))))
      await page.close()
      if (fresh !== context) await fresh.close()
    }
    await context.close()
    times.sort((a, b) => a - b)
    console.log(`${name}, ${visit} visit: median ${Math.round(times[rounds >> 1])} ms, ${Math.round(times[0])} to ${Math.round(times.at(-1))} ms (${rounds} times, CPU ${slower}x slower)`)
  }
await browser.close()
