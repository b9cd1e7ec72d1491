// What a page asks for first comes along with it (gateway/pages_ahead.go): on a slow
// machine, or far from the server, asking costs more than the answers.
import { observe } from './clock.svelte'

interface Early {
  status: number
  etag?: string
  body: unknown
}

/** Milliseconds after which nobody wants an answer that came with the page. */
const lasts = 10_000
let answers = read()
setTimeout(() => (answers = {}), lasts)

function read(): Record<string, Early> {
  try {
    const sent = JSON.parse(document.getElementById('ahead')?.textContent ?? '') as { at: number; answers: Record<string, Early> }
    const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    if (page) observe(sent.at, performance.timeOrigin + page.requestStart, performance.timeOrigin + page.responseStart)
    return sent.answers
  } catch {
    return {} // served by something that sends none
  }
}

/** Whether the answer of an address has come with the page and was not taken yet. */
export const isAhead = (address: string): boolean => address in answers

/** The answer of an address that came with the page, once. */
export function takeAhead(address: string): Early | undefined {
  const answer = answers[address]
  delete answers[address]
  return answer
}
