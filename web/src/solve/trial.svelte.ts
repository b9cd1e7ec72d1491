import { post, type Schemas } from '../lib/api'
import { follow } from '../lib/follow'
import { keyOf } from '../lib/program'

/** One run of a program without submitting it: asked for, followed, shown. */
export class TrialRun {
  value = $state.raw<Schemas['Trial'] | null>(null)
  error = $state.raw<unknown>(null)
  busy = $state(false)
  /** The key of what was run, to tell whether the editor has moved on since. */
  sent = $state.raw('')
  #stop: (() => void) | undefined
  #turn = 0

  async start(body: Schemas['Try']): Promise<void> {
    this.stop()
    const turn = ++this.#turn
    this.value = null
    this.error = null
    this.busy = true
    this.sent = keyOf(body)
    try {
      const accepted = await post('/api/v1/trials', { body })
      if (turn !== this.#turn) return
      this.#stop = follow('/api/v1/trials/{id}', accepted.id, (value) => {
        this.value = value
        this.error = null
        this.busy = value.state !== 'judged'
      }, (error) => (this.error = error))
    } catch (error) {
      if (turn !== this.#turn) return
      this.error = error
      this.busy = false
    }
  }

  stop(): void {
    this.#turn++
    this.#stop?.()
    this.busy = false
  }
}
