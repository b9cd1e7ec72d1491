/** Where to go after logging in: ?to=, if it is a path of this site and nothing else. */
export function after(query: URLSearchParams): string {
  const to = query.get('to') ?? '/'
  return /^\/(?![/\\])/.test(to) && !/[\u0000-\u001f]/.test(to) ? to : '/'
}
