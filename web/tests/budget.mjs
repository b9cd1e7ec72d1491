// What a visitor has to fetch, from the built files: the budgets that it keeps.
import { readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { assert, test } from './check.mjs'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const manifest = JSON.parse(readFileSync(dist + '.vite/manifest.json', 'utf8'))

/** The scripts that entry imports, without those that are imported dynamically. */
function scripts(entry, found = new Set()) {
  if (found.has(entry)) return found
  found.add(entry)
  for (const next of manifest[entry].imports ?? []) scripts(next, found)
  return found
}
const key = (end) => {
  const name = Object.keys(manifest).find((path) => path.endsWith(end) || (manifest[path].name === end && manifest[path].isDynamicEntry))
  assert.ok(name, `the build has no ${end}`)
  return name
}
const gzip = (names) => [...names].reduce((sum, name) => sum + gzipSync(readFileSync(dist + manifest[name].file), { level: 9 }).length, 0)

const first = scripts(key('index.html'))
// In a browser the editor is fetched with the page that shows it.
const editor = new Set([...scripts(key('pages/Solve.svelte')), ...scripts(key('Editor'))].filter((name) => !first.has(name)))

export async function budgets() {
  await test('budget: the first page is at most 150 KB of script', async () => {
    const size = gzip(first) + gzipSync(readFileSync(dist + 'index.html')).length
    console.log(`      ${(size / 1024).toFixed(1)} KB gzip in ${first.size} files`)
    assert.ok(size <= 150 * 1024, `${size} bytes`)
  })
  await test('budget: the solve page with its editor is at most 200 KB more', async () => {
    const size = gzip(editor)
    console.log(`      ${(size / 1024).toFixed(1)} KB gzip in ${editor.size} files`)
    assert.ok(size <= 200 * 1024, `${size} bytes`)
  })
  await test('budget: languages and formulas are fetched when they are needed', async () => {
    for (const name of [...first, ...editor])
      assert.ok(!/codemirror\/(lang-|legacy)|@lezer\/(cpp|go|java|python|rust)|katex/.test(name), `${name} is fetched at once`)
    for (const end of ['lang-cpp/dist/index.js', 'lang-go/dist/index.js', 'auto-render.mjs']) assert.ok(manifest[key(end)].isDynamicEntry, end)
  })
  await test('budget: whoever opens a problem gets its page along with the app', async () => {
    const html = readFileSync(dist + 'index.html', 'utf8')
    const page = [...scripts(key('pages/Solve.svelte'))].filter((name) => !first.has(name))
    assert.ok(page.length <= 3, `the solve page is in ${page.length} files: ${page}`)
    for (const name of page) assert.ok(html.includes(manifest[name].file), `index.html does not name ${manifest[name].file}`)
  })
  await test('budget: nothing comes from another host', async () => {
    const html = readFileSync(dist + 'index.html', 'utf8')
    assert.ok(html.includes('__CSP_NONCE__'), 'the nonce placeholder is gone')
    assert.ok(!/(?:src|href)="(?:https?:)?\/\//.test(html), 'index.html names another host')
    for (const { file } of Object.values(manifest)) {
      assert.ok(statSync(dist + file).size > 0, file)
      if (file.endsWith('.css')) assert.ok(!/url\(["']?(?:https?:|data:|\/\/)/.test(readFileSync(dist + file, 'utf8')), file)
    }
  })
}
