/** Calls f when the browser has a moment to spare, within two seconds; the answer takes it back. */
export function whenIdle(f: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const id = setTimeout(f, 500)
    return () => clearTimeout(id)
  }
  const id = requestIdleCallback(f, { timeout: 2000 })
  return () => cancelIdleCallback(id)
}
