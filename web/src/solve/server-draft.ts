// One draft on the server: fetched when it is laid open, written soon after each
// change. Versions keep two machines from overwriting each other unseen.
import { ApiError, get, put, remove, type Schemas } from '../lib/api'
import type { DraftAddress } from '../lib/drafts'
import { pause } from '../lib/network.svelte'
import { same, type Program } from '../lib/program'

/** What was saved elsewhere meanwhile. */
export interface Elsewhere {
  program: Program
  savedAt: number // milliseconds since 1970
  version: number
}

/** What is here, and what is to be done with what the server says. */
export interface Here {
  /** held: a conflict is not settled yet, and nothing is sent. */
  look: () => { program: Program; version: number; dirty: boolean; held: boolean }
  stored: (program: Program, version: number) => void
  newer: (program: Program, version: number) => void
  conflict: (other: Elsewhere) => void
  gone: () => void
}

const pauseBeforeSending = 2000 // milliseconds after the last change
const longestPause = 10_000 // while somebody types on and on
const keepaliveBytes = 60_000 // what a browser sends for a page that is gone

export class ServerDraft {
  #path: { slug: string; language: string }
  #stop = new AbortController()
  #timer: ReturnType<typeof setTimeout> | undefined
  #since = 0 // when the oldest change that is not sent was made
  #sending = false

  constructor(at: DraftAddress, private readonly here: Here) {
    this.#path = { slug: at.problem, language: at.language }
  }

  stop(): void {
    this.#stop.abort()
    clearTimeout(this.#timer)
  }

  /** Fetches what the server has, and sends what it has not. */
  pull(): void {
    void this.#persist(async () => {
      let stored: Schemas['Draft'] | null = null
      try {
        stored = await get('/api/v1/me/drafts/{slug}/{language}', { path: this.#path, signal: this.#stop.signal })
      } catch (error) {
        if (!(error instanceof ApiError && error.status === 404)) throw error
      }
      if (this.#stop.signal.aborted) return
      this.#compare(stored)
      this.push()
    })
  }

  pushSoon(): void {
    const now = Date.now()
    this.#since ||= now
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.push(), Math.max(0, Math.min(pauseBeforeSending, this.#since + longestPause - now)))
  }

  /** Sends what is here, if the server does not have it. */
  push(): void {
    clearTimeout(this.#timer)
    this.#since = 0
    if (this.#sending || !this.#due()) return
    this.#sending = true
    void this.#persist(() => this.#send()).finally(() => (this.#sending = false))
  }

  /** Deletes it, unless somebody has changed it since version. */
  drop(version: number): void {
    clearTimeout(this.#timer)
    if (version > 0) void remove('/api/v1/me/drafts/{slug}/{language}', { path: this.#path, query: { version } }).catch(() => undefined)
  }

  async #send(): Promise<void> {
    while (this.#due()) {
      const { program, version } = this.here.look()
      const { source, entry, files } = program
      const length = files.reduce((sum, file) => sum + file.content.length, source.length)
      try {
        const stored = await put('/api/v1/me/drafts/{slug}/{language}', {
          path: this.#path, body: { source, entry, files, version }, keepalive: length < keepaliveBytes / 2,
        })
        if (!this.#stop.signal.aborted) this.here.stored(program, stored.version)
        if (this.#due()) this.pushSoon() // typed on meanwhile
        return
      } catch (error) {
        if (!(error instanceof ApiError && error.status === 409)) throw error
        if (this.#stop.signal.aborted) return
        this.#compare((error.body as Schemas['DraftConflict']).stored)
      }
    }
  }

  #due(): boolean {
    const { dirty, held } = this.here.look()
    return dirty && !held
  }

  #compare(stored: Schemas['Draft'] | null): void {
    const { program, version, dirty, held } = this.here.look()
    if (held) return // what is settled then is sent, and compared again
    if (!stored) this.here.gone()
    else if (same(stored, program)) this.here.stored(program, stored.version)
    else if (stored.version === version) return // sent next
    else if (dirty) this.here.conflict({ program: stored, savedAt: Date.parse(stored.updated_at), version: stored.version })
    else this.here.newer(stored, stored.version)
  }

  // Tries until the server has answered, unless it said no: then the draft is
  // safe in this browser, and the next change tries again.
  async #persist(attempt: () => Promise<void>): Promise<void> {
    for (let failures = 0; !this.#stop.signal.aborted; failures++) {
      try {
        return await attempt()
      } catch (error) {
        if (error instanceof ApiError && error.status < 500 && error.status !== 429) return
        const asked = error instanceof ApiError ? (error.retryAfter ?? 0) * 1000 : 0
        await pause(Math.max(asked, Math.min(60_000, 2000 * 2 ** failures)), this.#stop.signal)
      }
    }
  }
}
