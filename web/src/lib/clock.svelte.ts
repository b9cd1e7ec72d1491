// The server's clock. A contest starts when the server says so, not when this
// machine's clock does.

let offset = 0 // server minus local, in milliseconds
let best = Infinity // round trip of the sample that offset came from
let ticks = $state(0)

/**
 * Takes the server's time from an answer. The Date header counts whole seconds
 * and was written somewhere between sent and received: on average half a
 * second is missing, and the middle of the round trip is the best guess. A
 * shorter round trip beats a longer one; a jump of over 2 s (the machine slept,
 * or its clock was set) beats both.
 */
export function observeServerDate(header: string | null, sent: number, received: number): void {
  const server = header ? Date.parse(header) : NaN
  if (Number.isNaN(server)) return
  const sample = server + 500 - (sent + received) / 2
  const trip = received - sent
  if (trip <= best || Math.abs(sample - offset) > 2000) {
    offset = sample
    best = trip
  }
}

/** Milliseconds since 1970 by the server's clock. */
export const serverNow = (): number => Date.now() + offset

/** As serverNow; whoever reads it in a template is drawn again each second. */
export function tick(): number {
  void ticks
  return serverNow()
}

// On the second of the server's clock, so that all countdowns step together.
function schedule(): void {
  setTimeout(() => {
    if (!document.hidden) ticks++
    schedule()
  }, 1000 - (serverNow() % 1000) + 5)
}
schedule()
document.addEventListener('visibilitychange', () => { if (!document.hidden) ticks++ })
