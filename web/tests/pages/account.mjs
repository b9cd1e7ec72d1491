// One’s own account.
import { site } from '../browser.mjs'
import { assert } from '../check.mjs'
import { register } from '../people.mjs'

/** Adds its tests: visit(name, options, body). */
export function account(visit) {
  visit('API tokens are made, shown once, and revoked', {}, async (page) => {
    const login = await register(page)
    await page.goto(site + '/account')
    await page.getByLabel('Name of the new token').fill('laptop')
    await page.getByRole('button', { name: 'Create token' }).click()
    const token = await page.locator('.secret code').first().innerText()
    const ask = () => fetch(site + '/api/v1/me', { headers: { Authorization: 'Bearer ' + token } })
    assert.equal((await (await ask()).json()).login, login)
    await page.reload()
    await page.getByRole('cell', { name: 'laptop', exact: true }).waitFor()
    assert.ok(!(await page.content()).includes(token))
    await page.getByRole('button', { name: 'Revoke laptop' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await page.getByText('No tokens yet.').waitFor()
    assert.equal((await ask()).status, 401)
  })

  visit('logging out and in again, and a wrong password', {}, async (page) => {
    const login = await register(page)
    await page.goto(site + '/account')
    await page.getByRole('button', { name: 'Log out' }).click()
    await page.getByRole('link', { name: 'Log in', exact: true }).click()
    await page.getByLabel('Login').fill(login)
    await page.getByLabel('Password').fill('not the one')
    await page.getByRole('button', { name: 'Log in' }).click()
    await page.getByRole('alert').filter({ hasText: /\w/ }).waitFor()
    await page.getByLabel('Password').fill('correct horse ' + login)
    await page.getByRole('button', { name: 'Log in' }).click()
    await page.getByRole('link', { name: login }).waitFor()
    assert.equal(new URL(page.url()).pathname, '/')
  })

  visit('one changes one’s password; a wrong one changes nothing and logs nobody out', {}, async (page) => {
    const login = await register(page)
    await page.goto(site + '/account')
    const change = async (current) => {
      await page.getByLabel('Password so far').fill(current)
      await page.getByLabel('New password').fill('battery staple ' + login)
      await page.getByRole('button', { name: 'Change password' }).click()
    }
    await change('not the one')
    await page.getByRole('alert').filter({ hasText: /\w/ }).waitFor()
    await change('correct horse ' + login)
    await page.getByText('Your password is changed.').waitFor()
    const logIn = (password) =>
      fetch(site + '/api/v1/sessions', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ login, password }) })
    assert.equal((await logIn('correct horse ' + login)).status, 401)
    assert.ok((await logIn('battery staple ' + login)).ok)
  })

  visit('one says where one comes from', {}, async (page) => {
    await register(page)
    await page.goto(site + '/account')
    const school = page.getByLabel('School, university or club')
    await school.fill('Hill School')
    await school.press('Enter')
    await page.getByText('Saved', { exact: true }).waitFor()
    await page.reload()
    assert.equal(await school.inputValue(), 'Hill School')
  })
}
