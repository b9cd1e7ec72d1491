// How soon the bank and the solve page can be used on a CPU four times slower:
// from the navigation to the first moment when what one came for answers.
//
//   ASSIZE_URL=http://127.0.0.1:8080 node tests/bench.mjs
import { launch, open, site } from './browser.mjs'
import { slug } from './programs.mjs'

const slower = 4
const rounds = 7
const typable = '[aria-label="Your program"]'
// Each is there when its last part is: the list with its search field; the
// statement with its formulas and somewhere to type; after that, when the browser
// has a moment, the editor with its colours.
const pages = {
  bank: { path: '/problems', parts: ['tbody a', '#q'] },
  solve: { path: `/problems/${slug}`, parts: ['.prose .katex', typable] },
  'solve with the editor': { path: `/problems/${slug}`, parts: ['.prose .katex', '.cm-line span[class]'] },
}
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1]

const browser = await launch()
for (const [name, { path, parts }] of Object.entries(pages))
  for (const visit of ['first', 'again']) {
    const times = []
    const worked = []
    const { context } = await open(browser)
    for (let round = 0; round < rounds; round++) {
      const fresh = visit === 'first' ? (await open(browser)).context : context
      const page = await fresh.newPage()
      const devtools = await fresh.newCDPSession(page)
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower })
      await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
      await page.goto(site + path, { waitUntil: 'commit' })
      await page.waitForFunction((all) => all.every((one) => document.querySelector(one)), parts, { polling: 'raf' })
      // Idle once more: a long task that was under way then would still block.
      times.push(await page.evaluate(() => new Promise((resolve) => setTimeout(() => resolve(performance.now())))))
      const { metrics } = await devtools.send('Performance.getMetrics')
      worked.push(metrics.find((one) => one.name === 'TaskDuration').value * 1000)
      await page.close()
      if (fresh !== context) await fresh.close()
    }
    await context.close()
    const middle = median(times)
    console.log(`${name}, ${visit} visit: median ${Math.round(middle)} ms, ${Math.round(times[0])} to ${Math.round(times.at(-1))} ms (${rounds} times, CPU ${slower}x slower); processor time of the page's thread ${Math.round(median(worked))} ms`)
  }
await browser.close()
