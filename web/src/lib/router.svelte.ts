// The address is the state: a page's filters live in its query, so that a link
// or the back button brings them back.

export interface Location {
  path: string
  query: URLSearchParams
}

const read = (): Location => ({
  path: decodeURI(window.location.pathname).replace(/(.)\/+$/, '$1'),
  query: new URLSearchParams(window.location.search),
})

let current = $state.raw(read())
// How often the user has moved to another page: App moves the focus with it.
let moves = $state(0)

export const location = {
  get path() { return current.path },
  get query() { return current.query },
  get moves() { return moves },
}

/** Goes to address, a path of this site with an optional query. */
export function go(address: string, options: { replace?: boolean } = {}): void {
  const before = current.path
  remember()
  if (options.replace) history.replaceState(null, '', address)
  else history.pushState(null, '', address)
  current = read()
  if (current.path !== before) {
    moves++
    window.scrollTo(0, 0)
  }
}

/** Changes the query of this page without a step in the history. Empty values leave it. */
export function setQuery(values: Record<string, string>): void {
  const query = new URLSearchParams(current.query)
  for (const [name, value] of Object.entries(values)) {
    if (value) query.set(name, value)
    else query.delete(name)
  }
  const text = query.toString()
  go(current.path + (text ? '?' + text : ''), { replace: true })
}

function remember(): void {
  history.replaceState({ scroll: window.scrollY }, '')
}

window.addEventListener('popstate', (event) => {
  const before = current.path
  current = read()
  if (current.path !== before) moves++
  const scroll = (event.state as { scroll?: number } | null)?.scroll ?? 0
  requestAnimationFrame(() => window.scrollTo(0, scroll))
})

// Links are plain <a href>; one listener keeps them inside the page. Whatever
// the browser should do itself (new tab, download, another site) stays its own.
document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || link.target || link.hasAttribute('download') || link.origin !== window.location.origin) return
  if (link.pathname.startsWith('/api/') || link.getAttribute('href')?.startsWith('#')) return
  event.preventDefault()
  go(link.pathname + link.search + link.hash)
})
