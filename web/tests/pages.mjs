// Every page in a real Chromium against a real site: what a contestant does,
// and what may go wrong meanwhile. The lean ones are part of make test; all of
// them are make test-pages.
import { axe } from './axe.mjs'
import { desktop, launch, open } from './browser.mjs'
import { assert, test } from './check.mjs'
import { account } from './pages/account.mjs'
import { aloud } from './pages/aloud.mjs'
import { conduct } from './pages/conduct.mjs'
import { contest } from './pages/contest.mjs'
import { craft } from './pages/craft.mjs'
import { drafts } from './pages/drafts.mjs'
import { files } from './pages/files.mjs'
import { jury } from './pages/jury.mjs'
import { keyboard } from './pages/keyboard.mjs'
import { solutions } from './pages/solutions.mjs'
import { solving } from './pages/solving.mjs'
import { states } from './pages/states.mjs'
import { walks } from './pages/walks.mjs'

export async function pages({ lean }) {
  const browser = await launch()
  const tests = []
  const visit = (name, options, body) => tests.push({ name, body, device: desktop, lean: false, ...options })
  for (const area of [solving, files, solutions, drafts, states, keyboard, aloud, contest, account, jury, conduct, walks, craft]) area(visit)

  for (const { name, body, device, expected } of tests.filter((one) => one.lean || !lean))
    await test(name, async () => {
      // A browser profile of its own; the page may not complain of anything but what is expected.
      const { context, complaints } = await open(browser, device)
      try {
        await body(await context.newPage(), context, browser)
        assert.deepEqual(complaints.filter((one) => !expected?.test(one)), [])
      } finally {
        // What is still being asked for, an icon perhaps, nobody waits for.
        await context.unrouteAll({ behavior: 'ignoreErrors' })
        await context.close()
      }
    })
  await axe(browser, { lean })
  await browser.close()
}
