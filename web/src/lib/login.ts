import { location } from './router.svelte'

/** Where one logs in, to come back to where one is. */
export function loginAddress(): string {
  const query = location.query.toString()
  return '/login?to=' + encodeURIComponent(location.path + (query ? '?' + query : ''))
}
