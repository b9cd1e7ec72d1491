import type { Schemas } from '../lib/api'
import { follow } from '../lib/follow'
import { submit, takeResumed } from '../lib/outbox'
import { keyOf } from '../lib/program'

/** A submission from Ctrl+Enter to its verdict. */
export class Judging {
  /** unsent: the server cannot be reached, and the outbox keeps trying. */
  phase = $state<'idle' | 'sending' | 'unsent' | 'sent' | 'refused'>('idle')
  value = $state.raw<Schemas['Submission'] | null>(null)
  error = $state.raw<unknown>(null)
  /** The key of what was submitted. */
  sent = $state.raw('')
  #stop: (() => void) | undefined
  #turn = 0

  get busy(): boolean {
    return this.phase === 'sending' || this.phase === 'unsent' || (this.phase === 'sent' && this.value?.state !== 'judged' && !this.error)
  }

  start(account: string, body: Schemas['Submit']): Promise<void> {
    this.sent = keyOf(body)
    return this.#track((turn) => submit(account, body, () => { if (turn === this.#turn) this.phase = 'unsent' }))
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
      this.phase = 'refused'
      this.error = error
    }
  }

  stop(): void {
    this.#turn++
    this.#stop?.()
  }
}
