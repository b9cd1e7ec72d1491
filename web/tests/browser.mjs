// Debian's Chromium through playwright-core, one at a time.
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path))

export const site = process.env.ASSIZE_URL?.replace(/\/$/, '')

export async function launch() {
  if (!executablePath) throw new Error('no Chromium found: apt-get install chromium, or name it in CHROMIUM')
  return chromium.launch({
    executablePath,
    // --no-sandbox: root in a container has no user namespaces for Chromium's.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-extensions', '--no-first-run'],
  })
}

export const desktop = { viewport: { width: 1366, height: 820 } }
export const phone = { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }

/** A context whose pages report whatever they complain of: script errors, refused content, failed requests. */
export async function open(browser, options = desktop) {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', ...options })
  context.setDefaultTimeout(Number(process.env.ASSIZE_TEST_TIMEOUT_MS ?? 30_000))
  const complaints = []
  context.on('weberror', (error) => complaints.push(String(error.error())))
  context.on('console', (message) => {
    // A 4xx is an answer that a page may ask for, and some tests cut the network.
    // A refusal by the content security policy, or a script's error, never is.
    const expected = /the server responded with a status of 4\d\d|net::ERR_(INTERNET_DISCONNECTED|CONNECTION_RESET|FAILED)/
    if (message.type() === 'error' && !expected.test(message.text()))
      complaints.push(message.text())
  })
  return { context, complaints }
}

/** Pages get no answers along with them: they ask for everything themselves, so that a test can answer. */
export const askingAll = (context) =>
  context.route((url) => !/^\/(api|assets)\//.test(url.pathname), async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replace(/(id="ahead"[^>]*>)[^<]*/, '$1') })
  })
