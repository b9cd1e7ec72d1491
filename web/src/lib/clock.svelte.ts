// The server's clock. A contest starts when the server says so, not when this
// machine's clock does.
import { network } from './network.svelte'

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
  if (!Number.isNaN(server)) observe(server + 500, sent, received)
}

/** As observeServerDate, with the milliseconds. */
export function observe(server: number, sent: number, received: number): void {
  const sample = server - (sent + received) / 2
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

const asleep = 10_000 // milliseconds that a step comes late after the machine has slept

// On the second of the server's clock, so that all countdowns step together. A
// page in sight whose step comes far too late has slept: it asks at once for
// what it has missed.
function schedule(): void {
  const wait = 1000 - (serverNow() % 1000) + 5
  const due = Date.now() + wait
  const inSight = !document.hidden // browsers hold the timers of others back
  setTimeout(() => {
    if (!document.hidden) ticks++
    if (inSight && !document.hidden && Date.now() - due > asleep) network.wake()
    schedule()
  }, wait)
}
schedule()
document.addEventListener('visibilitychange', () => { if (!document.hidden) ticks++ })
