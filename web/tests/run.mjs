// npm test: the built files against their budgets, the pure functions, and then
// every page in a real browser against a real site.
//
//   ASSIZE_URL          the site, e.g. http://127.0.0.1:8080, with the sample bank
//   ASSIZE_ADMIN_TOKEN  an administrator's API token: the tests make contests
//   ASSIZE_ADMIN_PASSWORD  what admin logs in with: in the file admin-password of a new site
//   ASSIZE_PAGES        lean: those that are part of make test; else all
//
// A word after -- runs only the tests whose names contain it.
import { budgets } from './budget.mjs'
import { finish } from './check.mjs'
import { units } from './units.mjs'

await budgets()
await units()
if (process.env.ASSIZE_URL) {
  const { pages } = await import('./pages.mjs')
  await pages({ lean: process.env.ASSIZE_PAGES === 'lean' })
} else {
  console.log('NOT RUN: the page tests need a running site; set ASSIZE_URL and ASSIZE_ADMIN_TOKEN (see web/README.md)')
}
finish()
