// Fetching for a page: loading, then a value or a failure; a newer request
// makes an older one's answer void.

export class Load<T> {
  value = $state.raw<T | undefined>()
  error = $state.raw<unknown>()
  busy = $state(false)
  #abort: AbortController | undefined
  #last: ((signal: AbortSignal) => Promise<T>) | undefined

  /** Runs fetch. The old value stays to look at until the new one is there. */
  async run(fetch: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#last = fetch
    this.#abort?.abort()
    const abort = (this.#abort = new AbortController())
    this.busy = true
    this.error = undefined
    try {
      const value = await fetch(abort.signal)
      if (abort.signal.aborted) return
      this.value = value
      this.busy = false
    } catch (error) {
      if (abort.signal.aborted) return
      this.error = error
      this.busy = false
    }
  }

  retry = (): void => {
    if (this.#last) void this.run(this.#last)
  }

  stop(): void {
    this.#abort?.abort()
  }
}
