import { ApiError, getFresh, type GetPath, type GetRequest, type Result } from './api'
import { pause } from './network.svelte'

export interface Polled<T> {
  /** undefined: nothing has changed since the last answer. */
  value: T | undefined
  /** What the server asked for, in milliseconds; undefined: it did not say. */
  after?: number
}

export interface PollOptions<T> {
  fetch: (signal: AbortSignal) => Promise<Polled<T>>
  onvalue: (value: T) => void
  /** Told of each failure. After one that asking again cannot mend (any 4xx but 429) the asking ends. */
  onerror?: (error: unknown) => void
  /** Milliseconds to the next question, where the server does not say. */
  every: number
  /** True when there is nothing more to ask for. */
  done?: (value: T) => boolean
}

const hiddenFactor = 6
const longest = 60_000

/**
 * Asks again and again until done, or until the returned function is called.
 * It slows down while the page is hidden and doubles its pause after each
 * failure; it asks at once when the page shows again or the network returns.
 */
export function poll<T>(options: PollOptions<T>): () => void {
  const stop = new AbortController()
  void loop(options, stop.signal)
  return () => stop.abort()
}

export interface FollowOptions<T> extends Omit<PollOptions<T>, 'fetch'> {
  /** Milliseconds to the next question after what was answered last; undefined: as every says. */
  after?: (last: T) => number | undefined
}

/** Polls a path of the API with its ETag: onvalue is told of what has changed alone. */
export function pollPath<P extends GetPath>(path: P, request: GetRequest<P>, { after, ...options }: FollowOptions<Result<P>>): () => void {
  let etag: string | undefined
  let last: Result<P> | undefined
  return poll<Result<P>>({
    ...options,
    fetch: async (signal) => {
      const reply = await getFresh(path, { ...request, etag, signal })
      etag = reply.etag ?? etag
      last = reply.value ?? last
      return { value: reply.value, after: last === undefined ? undefined : after?.(last) }
    },
  })
}

async function loop<T>({ fetch, onvalue, onerror, every, done }: PollOptions<T>, signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    let wait = every
    try {
      const { value, after } = await fetch(signal)
      if (signal.aborted) return
      failures = 0
      wait = after ?? every
      if (value !== undefined) {
        onvalue(value)
        if (done?.(value)) return
      }
    } catch (error) {
      if (signal.aborted) return
      onerror?.(error)
      if (error instanceof ApiError && error.status < 500 && error.status !== 429) return
      failures++
      wait = Math.min(longest, Math.max(every, 1000) * 2 ** (failures - 1))
      if (error instanceof ApiError && error.retryAfter) wait = Math.max(wait, error.retryAfter * 1000)
    }
    // Up to a fifth more, so that ten thousand browsers do not ask in step.
    await sleep(wait * (1 + Math.random() * 0.2), signal)
  }
}

// A pause ends early when the page comes back to sight: it may have slept.
async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  const shown = new AbortController()
  const look = () => { if (!document.hidden) shown.abort() }
  document.addEventListener('visibilitychange', look)
  const length = document.hidden ? Math.min(longest, ms * hiddenFactor) : ms
  await pause(length, AbortSignal.any([signal, shown.signal]))
  document.removeEventListener('visibilitychange', look)
}
