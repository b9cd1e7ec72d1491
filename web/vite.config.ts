import { svelte } from '@sveltejs/vite-plugin-svelte'
import { writeFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'

// dist/.keep is committed so that `go build` works without a web build; Vite
// empties dist first, so it is put back.
const keep: Plugin = {
  name: 'keep',
  apply: 'build',
  closeBundle: () => writeFileSync('dist/.keep', ''),
}

// Every browser that runs this app reads WOFF2; KaTeX's older formats would only
// make the binary larger.
const onlyWOFF2: Plugin = {
  name: 'only-woff2',
  enforce: 'pre',
  transform: (code, id) =>
    /katex.*\.css$/.test(id) ? code.replace(/,url\([^)]+\.(?:woff|ttf)\) format\("[a-z]+"\)/g, '') : undefined,
}

// The Emacs keys come with the two calls that register them marked as pure, and
// would be dropped.
const emacsKeys: Plugin = {
  name: 'emacs-keys',
  enforce: 'pre',
  transform: (code, id) => (id.includes('codemirror-emacs/') ? code.replaceAll('/*@__PURE__*/EmacsHandler.', 'EmacsHandler.') : undefined),
}

export default defineConfig({
  plugins: [onlyWOFF2, emacsKeys, svelte(), keep],
  // The gateway replaces this placeholder in index.html by a fresh nonce in
  // each response. Vite puts it on every tag that it writes, and into
  // <meta property="csp-nonce">, where editor/Editor.svelte reads it.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'es2022',
    // Everything stays a file of its own: data: addresses would need a wider CSP.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    manifest: true, // tests/budget.mjs follows the imports
  },
  // For `vite dev` beside a running `assize up`; ASSIZE_URL says where.
  server: {
    proxy: {
      '/api': { target: process.env.ASSIZE_URL ?? 'http://127.0.0.1:8080', changeOrigin: true },
    },
  },
})
