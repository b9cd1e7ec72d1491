import { describe } from './api'

/** What is done to the server on a click: whether it is under way, and what was said against it. */
export class Deed {
  busy = $state(false)
  /** A sentence to show; empty: nothing was said against it. */
  refused = $state('')

  /** Does it; true if it worked. */
  async run(does: () => Promise<unknown>): Promise<boolean> {
    this.busy = true
    this.refused = ''
    try {
      await does()
      return true
    } catch (error) {
      this.refused = describe(error)
      return false
    } finally {
      this.busy = false
    }
  }
}
