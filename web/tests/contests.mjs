// Contests for the tests, made through the API by an administrator.
import { randomBytes } from 'node:crypto'
import { site } from './browser.mjs'
import { register } from './people.mjs'

const administering = () => {
  const token = process.env.ASSIZE_ADMIN_TOKEN
  if (!token) throw new Error('ASSIZE_ADMIN_TOKEN is not set: the contest tests need an administrator')
  return { Authorization: 'Bearer ' + token }
}

/** Asks the API; as: the headers that say who asks, by default an administrator. */
export async function ask(method, path, body, as = administering()) {
  const response = await fetch(site + '/api/v1' + path, { method, headers: { ...as, 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return response.status === 204 ? null : response.json()
}

/** A contest of an hour that starts in so many seconds, with one problem. */
export function makeContest({ startsIn, problem, ...more }) {
  const slug = 'round-' + randomBytes(4).toString('hex')
  const at = (seconds) => new Date(Date.now() + seconds * 1000).toISOString()
  return ask('POST', '/contests', {
    slug, name: 'Round ' + slug.slice(6), starts_at: at(startsIn), ends_at: at(startsIn + 3600),
    problems: [{ label: 'A', problem }], ...more,
  })
}

/** Makes somebody jury or administrator, or a contestant again. */
export const promote = (login, role) => ask('PATCH', '/accounts/' + login, { role })

/** An administrator in a page: the role is given from outside, as the first one's is. */
export async function administrator(page) {
  const login = await register(page)
  await promote(login, 'admin')
  await page.goto(site + '/jury')
  await page.getByRole('heading', { name: 'Contests' }).waitFor()
  return login
}

export const shift = (contest, change) => ask('PATCH', '/contests/' + contest.slug, change)
