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

// What the first look at a page needs is named in index.html, so that it comes
// along with the app's own code instead of after it: the fonts of the texts, and
// for whoever opens a problem the code of the solve page and of formulas.
const ahead: Plugin = {
  name: 'ahead',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) => {
      const files = Object.values(bundle)
      const chunk = (end: string) => {
        const found = files.find((file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(end))
        if (found?.type !== 'chunk') throw new Error(`the build has no ${end}`)
        return found
      }
      const first = chunk('index.html')
      const solve = chunk('pages/Solve.svelte')
      const scripts = [solve.fileName, ...solve.imports, chunk('auto-render.mjs').fileName].filter((name) => name !== first.fileName && !first.imports.includes(name))
      // Vite waits for a page's styles before it shows the page.
      const styles = scripts.flatMap((name) => {
        const file = bundle[name]
        return file?.type === 'chunk' ? [...(file.viteMetadata?.importedCss ?? [])] : []
      })
      styles.push(...files.map((file) => file.fileName).filter((name) => /katex-[^/]*\.css$/.test(name)))
      // Whoever reads another language than English needs its texts before anything is shown.
      const texts = Object.fromEntries(files.flatMap((file) => {
        const id = file.type === 'chunk' && /lib\/messages\/(\w+)\/index\.ts$/.exec(file.facadeModuleId ?? '')?.[1]
        return id ? [[id, file.fileName]] : []
      }))
      const fonts = files.filter((file) => /(public-sans|source-serif-4)-latin-wght-normal.*\.woff2$/.test(file.fileName))
      const tags = [
        // As early as can be: behind the style sheets it would wait for them.
        `<script nonce="__CSP_NONCE__">{
      const texts = ${JSON.stringify(texts)}, ahead = (name) => document.head.append(Object.assign(document.createElement('link'), { href: '/' + name }, name.endsWith('.css') ? { rel: 'preload', as: 'style', crossOrigin: '' } : { rel: 'modulepreload' }))
      if (/\\/problems\\/[^/]+$/.test(location.pathname)) ${JSON.stringify([...scripts, ...new Set(styles)])}.forEach(ahead)
      let chosen
      try { chosen = localStorage.getItem('assize.interface') } catch {}
      const language = [chosen, ...navigator.languages.map((tag) => tag.split('-')[0])].find((id) => id === 'en' || id in texts)
      if (language in texts) ahead(texts[language])
    }</script>`,
        ...fonts.map(({ fileName }) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="/${fileName}">`),
      ]
      return html.replace('</title>', ['</title>', ...tags].join('\n    '))
    },
  },
}

// What the bank and the solve page are made of runs nearly whole as soon as it is
// there. Chromium then had each function parsed twice, the second time in the way
// of the page; told so, it compiles the file while it comes, on another thread.
// Others take the line for a comment.
const wholly = ['parts', 'Solve', 'Stage', 'auto-render']
const compileAhead: Plugin = {
  name: 'compile-ahead',
  apply: 'build',
  generateBundle: {
    order: 'post', // the line stands first
    handler: (_, bundle) => {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk' && (file.isEntry || wholly.includes(file.name))) file.code = '//# allFunctionsCalledOnLoad\n' + file.code
    },
  },
}

export default defineConfig({
  plugins: [onlyWOFF2, emacsKeys, svelte(), keep, ahead, compileAhead],
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
    rollupOptions: {
      output: {
        // The small parts that most pages share come with the first page: each
        // file of its own costs a slow computer more than what is in it.
        manualChunks: (id) => (/src\/(components|lib)\/(?!messages\/de|Plot\.)/.test(id) && !id.includes('?') ? 'parts' : undefined),
      },
    },
  },
  // For `vite dev` beside a running `assize up`; ASSIZE_URL says where.
  server: {
    proxy: {
      '/api': { target: process.env.ASSIZE_URL ?? 'http://127.0.0.1:8080', changeOrigin: true },
    },
  },
})
