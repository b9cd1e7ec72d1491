// Submissions on their way to the server. Each is stored in this browser with
// its idempotency key before the first try, and stays until the server has
// answered: a lost network, a closed tab or a crash in between neither loses a
// submission nor sends it twice.
import { ApiError, NetworkError, post, type Schemas } from './api'
import { pause } from './network.svelte'

type Body = Schemas['Submit']

interface Parcel {
  key: string
  account: string
  body: Body
  at: number
}

const storageKey = 'assize.outbox'

function read(): Parcel[] {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? '[]') as Parcel[]
  } catch {
    return []
  }
}

function write(parcels: Parcel[]): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(parcels))
  } catch {
    // Without storage a submission lives as long as its page.
  }
}

// Not crypto.randomUUID: browsers keep that from pages without https.
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('')

const underway = new Map<string, Promise<Schemas['Accepted']>>()

/** Told why a submission has to wait, and for how many milliseconds. */
export type OnWait = (why: unknown, ms: number) => void

/**
 * Tries to send until the server has answered. Where it asks to wait (429) or
 * is out of order, this waits and tries again; where it no longer knows who
 * this is, the parcel stays for the next time that its account logs in.
 */
function deliver(parcel: Parcel, onwait?: OnWait): Promise<Schemas['Accepted']> {
  const running = underway.get(parcel.key)
  if (running) return running
  const attempt = async () => {
    for (let failures = 0; ; failures++) {
      try {
        const accepted = await post('/api/v1/submissions', { body: parcel.body, idempotencyKey: parcel.key })
        write(read().filter((p) => p.key !== parcel.key))
        return accepted
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) throw error
        const later = error instanceof NetworkError || (error instanceof ApiError && (error.status >= 500 || error.status === 429))
        if (!later) {
          write(read().filter((p) => p.key !== parcel.key))
          throw error
        }
        const asked = error instanceof ApiError ? (error.retryAfter ?? 0) * 1000 : 0
        const wait = Math.max(asked, Math.min(30_000, 1000 * 2 ** failures))
        onwait?.(error, wait)
        await pause(wait)
      }
    }
  }
  const promise = attempt().finally(() => underway.delete(parcel.key))
  underway.set(parcel.key, promise)
  return promise
}

/** Submits. Rejects with ApiError where the server refuses, or no longer knows the session: then it is kept. */
export function submit(account: string, body: Body, onwait: OnWait): Promise<Schemas['Accepted']> {
  const parcel: Parcel = { key: newKey(), account, body, at: Date.now() }
  write([...read(), parcel])
  return deliver(parcel, onwait)
}

// What was taken up from an earlier visit, by problem, until its page asks.
const resumed = new Map<string, Promise<Schemas['Accepted']>>()

/** Sends what an earlier visit of this account could not. What is on its way is not sent again. */
export function resume(account: string): void {
  for (const parcel of read()) {
    if (parcel.account !== account || underway.has(parcel.key)) continue
    const sent = deliver(parcel)
    sent.catch(() => undefined) // refused: the list of submissions shows that it is not there
    resumed.set(parcel.body.problem, sent)
  }
}

/** What resume has sent or is sending for a problem, to be followed by whoever shows it; once. */
export function takeResumed(problem: string): Promise<Schemas['Accepted']> | undefined {
  const sent = resumed.get(problem)
  resumed.delete(problem)
  return sent
}
