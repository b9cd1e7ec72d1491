// What tests and screenshots do alike: a fresh account, a program in the
// editor, a verdict to wait for.
import { randomBytes } from 'node:crypto'
import { site } from './browser.mjs'

/** Somebody with a fresh account, made through the API: as are the headers of a request in their name, cookie is for a browser. */
export async function enrol({ login = 'u' + randomBytes(5).toString('hex'), name, password = 'correct horse ' + login } = {}) {
  const made = await fetch(site + '/api/v1/accounts', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login, password, name }),
  })
  if (!made.ok) throw new Error(`account ${login}: ${made.status} ${await made.text()}`)
  const pair = made.headers.get('set-cookie').split(';')[0]
  const [cookie, value] = pair.split('=')
  return { login, name, password, as: { Origin: site, Cookie: pair }, cookie: { name: cookie, value, url: site } }
}

/** Registers by hand, as a visitor does. */
export async function register(page, login) {
  await page.goto(site + '/register')
  return fillIn(page, login)
}

/** Registers on the page for that, to which a link has been followed. */
export async function fillIn(page, login = 'u' + randomBytes(5).toString('hex')) {
  // The page before stays until this one's code is there, and has such fields too.
  await page.getByRole('heading', { level: 1, name: 'Create an account' }).waitFor()
  await page.getByLabel('Login').fill(login)
  await page.getByLabel('Password').fill('correct horse ' + login)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.locator('header a[href="/me"]').waitFor()
  return login
}

/**
 * Puts source into the editor the way a paste does. What was there is deleted
 * first: typing over a selection makes Chromium itself wrap the text in a styled
 * span, of which the content security policy then complains.
 */
export async function write(page, source) {
  await page.locator('.bench .cm-content').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.keyboard.insertText(source)
}

export async function chooseLanguage(page, id) {
  await page.locator('#language').selectOption(id)
}

/** The stamp, once it is there. The judge compiles and runs for real: that may take its time. */
export async function verdict(page) {
  const stamp = page.locator('.verdict.large')
  await stamp.waitFor({ timeout: 120_000 })
  return stamp.textContent()
}

/** What the server has of this page's account. */
export const mySubmissions = (page) =>
  page.evaluate(async () => (await (await fetch('/api/v1/submissions')).json()).submissions)

/** What the bank calls a problem. */
export async function problemName(slug) {
  const response = await fetch(`${site}/api/v1/problems/${slug}`)
  if (!response.ok) throw new Error(`problem ${slug}: ${response.status}`)
  return (await response.json()).name
}
