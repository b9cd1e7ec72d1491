import { location } from './router.svelte'

/** Where one logs in, to come back to where one is; part, as #program, is what one then sees. */
export function loginAddress(part = ''): string {
  const query = location.query.toString()
  return '/login?to=' + encodeURIComponent(location.path + (query ? '?' + query : '') + part)
}
