/** Matches path against a pattern such as /contests/:slug; null where it does not fit. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const want = pattern.split('/')
  const have = path.split('/')
  if (want.length !== have.length) return null
  const params: Record<string, string> = {}
  for (const [i, part] of want.entries()) {
    const value = have[i] ?? ''
    if (part.startsWith(':')) {
      if (!value) return null
      params[part.slice(1)] = value
    } else if (part !== value) return null
  }
  return params
}
