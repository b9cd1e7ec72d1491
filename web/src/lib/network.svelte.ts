// Whether the server can be reached. The browser's own opinion is only a hint:
// it may be online with our server gone. So the truth is the last request.

let online = $state(navigator.onLine)
const waiting = new Set<() => void>()

export const network = {
  get online() { return online },
  /** api.ts tells how its last request went. */
  report(reached: boolean) {
    const returned = reached && !online
    online = reached
    // Only a return wakes: two that poll would else drive one another.
    if (returned) this.wake()
  },
  /** Ends every pause: what was waited for may have come meanwhile. */
  wake() {
    for (const wake of waiting) wake()
    waiting.clear()
  },
}

/** Resolves after ms, or sooner: when the network returns, the machine wakes from sleep, or the signal aborts. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      waiting.delete(done)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    waiting.add(done)
    signal?.addEventListener('abort', done)
  })
}

window.addEventListener('online', () => network.report(true))
window.addEventListener('offline', () => (online = false))
