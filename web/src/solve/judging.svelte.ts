import { ApiError, type Schemas } from '../lib/api'
import { follow } from '../lib/follow'
import { submit, takeResumed } from '../lib/outbox'
import { keyOf } from '../lib/program'

/** A submission from Ctrl+Enter to its verdict. */
export class Judging {
  /**
   * Not with the server yet, and the outbox keeps trying: unsent, the server
   * cannot be reached; away, it is out of order; held, it asks to wait. kept: the
   * session has ended, and it goes out when the account logs in again.
   */
  phase = $state<'idle' | 'sending' | 'unsent' | 'away' | 'held' | 'kept' | 'sent' | 'refused'>('idle')
  /** How long until the next try, in milliseconds. */
  wait = $state(0)
  value = $state.raw<Schemas['Submission'] | null>(null)
  error = $state.raw<unknown>(null)
  /** The key of what was submitted. */
  sent = $state.raw('')
  #stop: (() => void) | undefined
  #turn = 0

  get busy(): boolean {
    return ['sending', 'unsent', 'away', 'held'].includes(this.phase) || (this.phase === 'sent' && this.value?.state !== 'judged' && !this.error)
  }

  start(account: string, body: Schemas['Submit']): Promise<void> {
    this.sent = keyOf(body)
    return this.#track((turn) => submit(account, body, (why, ms) => {
      if (turn !== this.#turn) return
      this.phase = !(why instanceof ApiError) ? 'unsent' : why.status === 429 ? 'held' : 'away'
      this.wait = ms
    }))
  }

  /** Follows what an earlier visit could not send for this problem. */
  resume(problem: string): void {
    const sent = takeResumed(problem)
    if (sent) void this.#track(() => sent)
  }

  async #track(send: (turn: number) => Promise<Schemas['Accepted']>): Promise<void> {
    this.stop()
    const turn = ++this.#turn
    this.phase = 'sending'
    this.value = null
    this.error = null
    try {
      const accepted = await send(turn)
      if (turn !== this.#turn) return
      this.phase = 'sent'
      this.#stop = follow('/api/v1/submissions/{id}', accepted.id, (value) => {
        this.value = value
        this.error = null
      }, (error) => (this.error = error))
    } catch (error) {
      if (turn !== this.#turn) return
      this.phase = error instanceof ApiError && error.status === 401 ? 'kept' : 'refused'
      this.error = error
    }
  }

  stop(): void {
    this.#turn++
    this.#stop?.()
  }
}
