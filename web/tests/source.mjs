// A module of src, built for Node by the esbuild that Vite brings.
import { build } from 'esbuild'
import { fileURLToPath } from 'node:url'

/** load('lib/diff') is what src/lib/diff.ts exports. */
export async function load(name) {
  const result = await build({
    entryPoints: [fileURLToPath(new URL(`../src/${name}.ts`, import.meta.url))],
    bundle: true, format: 'esm', platform: 'neutral', write: false,
  })
  return import('data:text/javascript;base64,' + Buffer.from(result.outputFiles[0].contents).toString('base64'))
}
