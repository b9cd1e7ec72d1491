// Pure functions of src.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { StringStream } from '@codemirror/language'
import { assert, test } from './check.mjs'
import { load } from './source.mjs'

/** The text of every source file below folder, but for the messages themselves. */
function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder + '/' + entry.name
    if (entry.isDirectory()) return entry.name === 'messages' ? [] : sources(path)
    return /\.(svelte|ts)$/.test(entry.name) ? [readFileSync(path, 'utf8')] : []
  })
}

export async function units() {
  await test('client: its types are those of gateway/openapi.yaml (else: npm run api)', () => {
    const web = fileURLToPath(new URL('..', import.meta.url))
    execFileSync(process.execPath, ['node_modules/openapi-typescript/bin/cli.js', '../gateway/openapi.yaml', '-o', 'src/lib/api.gen.ts', '--check'], { cwd: web, stdio: 'pipe' })
  })

  await test('names of files: what the site refuses is told beforehand', async () => {
    const { checkName } = await load('lib/filenames')
    const others = ['main.cpp', 'lib/graph.hpp']
    for (const name of ['a.hpp', 'lib/tree.hpp', 'a/b/c/d/e.hpp', '_x', 'x+y-z.1']) assert.equal(checkName(name, others), null, name)
    for (const [name, key] of [
      ['', 'empty'], ['a/b/c/d/e/f.hpp', 'deep'], ['x'.repeat(201), 'deep'], ['../a', 'path'], ['/a', 'path'], ['a/', 'path'], ['a//b', 'path'], ['./a', 'path'],
      ['x'.repeat(65), 'characters'], ['-o', 'characters'], ['a b', 'characters'], ['.hidden', 'characters'], ['ä.cpp', 'characters'],
      ['main.cpp', 'taken'], ['MAIN.cpp', 'case'], ['Lib/other.hpp', 'case'], ['lib', 'folder'], ['main.cpp/a', 'folder'],
    ]) assert.equal(checkName(name, others)?.key, 'files.bad.' + key, name)
    const full = Array.from({ length: 20 }, (_, i) => `f${i}.cpp`)
    assert.equal(checkName('one-more.cpp', full)?.key, 'files.bad.many')
    assert.equal(checkName('one-more.cpp', full.slice(1)), null)
  })

  const { diffLines } = await load('lib/diff')
  const shape = (expected, got) => diffLines(expected, got).lines.map((line) => line.kind[0] + line.text).join('|')
  for (const [name, expected, got, want, equal] of [
    ['equal', '1\n2\n', '1\n2\n', 's1|s2', true],
    ['white space at the end does not count', '1 \n2\n\n', '1\r\n2', 's1|s2', true],
    ['one line wrong', '1\n2\n3\n', '1\n5\n3\n', 's1|m2|e5|s3', false],
    ['one line missing', '1\n2\n3\n', '1\n3\n', 's1|m2|s3', false],
    ['one line too much', '1\n', '1\n1\n', 's1|e1', false],
    ['nothing printed', '7\n', '', 'm7', false],
    ['nothing on either side', '', '\n', '', true],
  ])
    await test(`diff: ${name}`, () => {
      assert.equal(shape(expected, got), want)
      assert.equal(diffLines(expected, got).equal, equal)
    })
  await test('diff: long outputs are cut, and never called equal', () => {
    const long = Array.from({ length: 1000 }, (_, i) => i).join('\n')
    const diff = diffLines(long, long)
    assert.ok(diff.cut && !diff.equal && diff.lines.length === 400)
  })

  const { nim } = await load('editor/nim')
  /** What each part of a text is, line by line, without names and punctuation; and the state after it. */
  const read = (text) => {
    const state = nim.startState(2)
    const lines = text.split('\n').map((line) => {
      const stream = new StringStream(line, 8, 2)
      const parts = []
      while (!stream.eol()) {
        stream.start = stream.pos
        const kind = nim.token(stream, state)
        assert.ok(stream.pos > stream.start, `stuck at ${line.slice(stream.pos)}`)
        if (kind && !['variableName', 'punctuation', 'operator'].includes(kind)) parts.push(`${kind}:${stream.current()}`)
      }
      return parts.join(' ')
    })
    return { lines, state }
  }
  for (const [source, want] of [
    ['proc sum*(a: seq[int]): int64 =', ['keyword:proc variableName.function.definition:sum typeName:seq typeName:int typeName:int64']],
    ['let x = 0xFF\'u8 + 1_000.5e-3\'f32 - 1..5', ["keyword:let number:0xFF'u8 number:1_000.5e-3'f32 number:1 number:5"]],
    ['echo "a\\"b", r"a\\", re"x""y", \'\\n\', \'"\'', ['string:"a\\"b" string:r"a\\" string:re"x""y" character:\'\\n\' character:\'"\'']],
    ['x = """a "b"\n # no comment\n"""" # yes', ['string:"""a "b"', 'string: # no comment', 'string:"""" comment:# yes']],
    ['#[ a #[ b\n]# c ]# if', ['comment:#[ a #[ b', 'comment:]# c ]# keyword:if']],
    ['## doc\n##[ doc ]# ]## x.isNil', ['comment:## doc', 'comment:##[ doc ]# ]##']],
    ['proc f() {.inline, importc: "g".} = is_not_in(true)', ['keyword:proc variableName.function.definition:f meta:{. meta:inline meta:importc string:"g" meta:.} variableName.function:is_not_in atom:true']],
    ['func `[]=`(x: var Table[int, Node]) = x and Not y', ['keyword:func variableName.function.definition:`[]=` keyword:var typeName:Table typeName:int typeName:Node operatorKeyword:and typeName:Not']],
    ['W_h_I_le x: f_O_r i in a: e_l_s_e', ['typeName:W_h_I_le keyword:f_O_r operatorKeyword:in keyword:e_l_s_e']],
    ["'\n\"open\n\u{7f}\u{1f600}", ['', 'string:"open', '']],
  ])
    await test(`nim: ${source.split('\n')[0]}`, () => assert.deepEqual(read(source).lines, want))
  await test('nim: a block wants its lines further in', () => {
    const indent = (text, after) => nim.indent(read(text).state, after, { unit: 2 })
    for (const [text, after, want] of [
      ['if x:', '', 2], ['  while true: # forever', '', 4], ['proc f(): int =', '', 2], ['let x = [', '', 2], ['  echo 1', '', 2],
      ['if x:\n  echo 1', 'else:', 0], ['if x:\n\n  # note', '', 2], ['case x', 'of 1:', 0], ['echo 1', 'elif', 0],
    ])
      assert.equal(indent(text, after), want, text)
    assert.equal(indent('"""', ''), null)
  })

  const { parseSets, setsText } = await load('jury/series-form')
  await test('series: the problems of each contest, as lines and back', () => {
    const text = 'sums X:graphs=200\n\nsums=2.5'
    assert.deepEqual(parseSets(text), [
      [{ label: 'A', problem: 'sums', points: 100 }, { label: 'X', problem: 'graphs', points: 200 }],
      [],
      [{ label: 'A', problem: 'sums', points: 2.5 }],
    ])
    assert.equal(setsText(parseSets(text)), text)
    assert.equal(setsText([[{ label: 'A', problem: 'sums', points: 0 }, { label: 'B', problem: 'graphs' }]]), 'sums graphs')
    assert.deepEqual(parseSets(' \n'), [])
    for (const wrong of ['Sums', 'sums=many', 'sums=', ':sums', 'a!']) assert.equal(parseSets(wrong), undefined, wrong)
  })

  const { marksOf } = await load('lib/diagnostics')
  await test('marks: each file has its own', () => {
    const [a, b] = [{ file: 'a.cpp', line: 1 }, { file: 'b.h', line: 2 }]
    assert.deepEqual(marksOf({ marks: [a, b] }, 'b.h'), [b])
    assert.deepEqual(marksOf({ marks: [a, b] }), [a, b])
    assert.deepEqual(marksOf(undefined, 'b.h'), [])
  })

  const texts = (messages) => Object.entries(messages).map(([key, text]) => [key, typeof text === 'string' ? [text] : [text.other, ...Object.values(text)]])
  const places = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort().join()
  const { messages: english } = await load('lib/messages/en/index')
  const { messages: german } = await load('lib/messages/de/index')
  await test('messages: German has every text of English, with the same values in it', () => {
    assert.deepEqual(Object.keys(german).sort(), Object.keys(english).sort())
    const translated = new Map(texts(german))
    for (const [key, forms] of texts(english)) {
      const other = translated.get(key)
      for (const text of other) assert.ok(text.trim(), `${key} is empty`)
      assert.equal(places(other[0]), places(forms[0]), key) // a form for 1 may leave the number out
    }
  })
  await test('messages: no area overwrites a text of another', async () => {
    for (const id of ['en', 'de']) {
      const areas = readdirSync(new URL(`../src/lib/messages/${id}`, import.meta.url)).filter((file) => file !== 'index.ts')
      const keys = (await Promise.all(areas.map((file) => load(`lib/messages/${id}/${file.slice(0, -3)}`)))).flatMap((area) => Object.keys(Object.values(area)[0]))
      assert.deepEqual(keys.filter((key, i) => keys.indexOf(key) !== i), [])
    }
  })
  await test('messages: every text is used', () => {
    const source = sources(fileURLToPath(new URL('../src', import.meta.url))).join('\n')
    // Keys that end in a value are written as `verdict.${id}`.
    const computed = [...source.matchAll(/`([a-zA-Z.]+\.)\$\{[^`]+\}([a-zA-Z.]*)`/g)].map(([, start, end]) => [start, end])
    const unused = Object.keys(english).filter((key) => !source.includes(`'${key}'`) && !computed.some(([start, end]) => key.startsWith(start) && key.endsWith(end)))
    assert.deepEqual(unused, [])
  })

  const { match } = await load('lib/match')
  await test('router: patterns', () => {
    assert.deepEqual(match('/contests/:c/problems/:p', '/contests/a/problems/b'), { c: 'a', p: 'b' })
    assert.equal(match('/contests/:c', '/contests/'), null)
    assert.equal(match('/contests/:c', '/contests/a/b'), null)
    assert.deepEqual(match('/', '/'), {})
  })
  await test('router: what the pages link to is there', () => {
    const patterns = [...readFileSync(new URL('../src/routes.ts', import.meta.url), 'utf8').matchAll(/pattern: '([^']+)'/g)].map((found) => found[1])
    const source = sources(fileURLToPath(new URL('../src', import.meta.url))).join('\n')
    // A value stands for a part of the path, or for what follows it.
    const links = [...source.matchAll(/(?:href[:=] ?|go\()(?:"(\/[^"]*)"|'(\/[^']*)')/g)].map(([, double, single]) => (double ?? single).replace(/\{to === [^}]*\}.*/, '').replace(/\{[^}]+\}/g, 'x').replace(/[?#].*/, ''))
    assert.ok(links.length > 50)
    const dead = links.filter((path) => !path.startsWith('/api/') && !path.endsWith('/') && !patterns.some((pattern) => match(pattern, path)))
    assert.deepEqual(dead, [])
  })
  const { after } = await load('lib/after')
  await test('login: only a path of this site is gone to afterwards', () => {
    const to = (address) => after(new URLSearchParams({ to: address }))
    assert.equal(to('/problems/a?x=1'), '/problems/a?x=1')
    for (const bad of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', '/\t/evil.example', '']) assert.equal(to(bad), '/')
  })
}
