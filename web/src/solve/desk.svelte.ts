import { dropDraft, isDraftKey, loadDraft, onDraftElsewhere, prune, saveDraft, type DraftAddress } from '../lib/drafts'
import { ServerDraft, type Elsewhere } from './server-draft'
import { starter } from './starters'

const pauseBeforeSaving = 300 // milliseconds after the last key

/** What lies in the editor: kept in this browser at once, on the server soon after. */
export class Desk {
  /** What the editor is to show; changes when a draft or a starter is laid open. */
  shown = $state.raw('')
  /** What is in the editor now. */
  source = $state.raw('')
  /** here: in this browser alone. server: there too. */
  saved = $state<'none' | 'here' | 'server' | 'refused'>('none')
  language = $state('')
  /** Another text was saved elsewhere meanwhile; null: none, or it is settled. */
  conflict = $state.raw<Elsewhere | null>(null)
  #at: DraftAddress
  #version = 0
  #dirty = false
  #server: ServerDraft | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #unhear: () => void

  constructor(problem: string) {
    prune()
    this.#at = { account: '', problem, language: '' }
    // The same draft in another tab: what is written there comes here, where
    // nobody is writing.
    this.#unhear = onDraftElsewhere((key, draft) => {
      if (!isDraftKey(key, this.#at) || document.hasFocus() || this.source !== this.shown) return
      this.#version = draft.version
      this.#dirty = draft.dirty
      this.#lay(draft.source)
    })
  }

  /** Lays the draft of an account (an id, or empty) in a language open; online: the server knows the account. */
  open(account: string, language: string, online: boolean): void {
    if (this.language !== language || this.#at.account !== account) this.#open(account, language)
    if (this.#server || !account || !online) return
    this.#server = new ServerDraft(this.#at, this.#here)
    this.#server.pull()
  }

  #open(account: string, language: string): void {
    this.leave()
    this.#server?.stop()
    this.#server = undefined
    this.conflict = null
    this.language = language
    const typed = account && !this.#at.account ? loadDraft({ ...this.#at, language }) : null
    this.#at = { ...this.#at, account, language }
    let draft = loadDraft(this.#at)
    // What was typed before logging in belongs to whoever logs in. Where there
    // is something else already, both are shown.
    if (typed) {
      dropDraft({ ...this.#at, account: '' })
      if (!draft || draft.source === typed.source) draft = { ...typed, version: draft?.version ?? 0, dirty: true }
      else {
        this.conflict = { source: draft.source, savedAt: draft.savedAt, version: draft.version }
        draft = { ...typed, version: draft.version, dirty: true }
      }
      saveDraft(this.#at, draft)
    }
    this.#version = draft?.version ?? 0
    this.#dirty = draft?.dirty ?? false
    this.saved = draft ? (draft.dirty ? 'here' : 'server') : 'none'
    this.#lay(draft?.source ?? starter(language))
  }

  // How the server's side looks at what is here.
  #here = {
    look: () => ({ source: this.source, version: this.#version, dirty: this.#dirty || this.source !== this.shown, held: this.conflict !== null }),
    /** The server has this text under this version. */
    stored: (source: string, version: number) => {
      this.#version = version
      this.#dirty = this.source !== source
      this.#keep()
    },
    /** The server has another text, and nothing was changed here since the last one. */
    newer: (source: string, version: number) => {
      this.#version = version
      this.#dirty = false
      this.#lay(source)
      this.#keep()
    },
    /** The server has another text, and here it was changed too. */
    conflict: (other: Elsewhere) => (this.conflict = other),
    /** The server has none any more. */
    gone: () => (this.#version = 0),
  }

  /** Goes on with one of the two: what is here, or what was saved elsewhere. */
  settle(which: 'here' | 'elsewhere'): void {
    if (!this.conflict) return
    const other = this.conflict
    this.conflict = null
    this.#version = other.version
    this.#dirty = true
    if (which === 'elsewhere') this.#lay(other.source)
    this.#keep()
    this.#server?.pushSoon()
  }

  type = (source: string): void => {
    this.source = source
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.flush(), pauseBeforeSaving)
  }

  /** Saves at once what is not saved yet. */
  flush = (): void => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (!this.language || this.source === this.shown) return
    this.shown = this.source
    this.#dirty = true
    this.#keep()
    this.#server?.pushSoon()
  }

  /** As flush, and sends it to the server with what is left of the page's life. */
  leave = (): void => {
    this.flush()
    this.#server?.push()
  }

  reset(): void {
    dropDraft(this.#at)
    this.#server?.drop(this.#version)
    this.#version = 0
    this.#dirty = false
    this.saved = 'none'
    this.#lay(starter(this.language))
  }

  get pristine(): boolean {
    return this.source === starter(this.language)
  }

  close(): void {
    this.leave()
    this.#server?.stop()
    this.#unhear()
  }

  // A starter that was never saved is no draft.
  #keep(): void {
    if (this.pristine && this.#version === 0) {
      dropDraft(this.#at)
      this.#dirty = false
      this.saved = 'none'
    } else if (!saveDraft(this.#at, { source: this.source, version: this.#version, dirty: this.#dirty })) {
      this.saved = this.#dirty ? 'refused' : 'server'
    } else this.saved = this.#dirty ? 'here' : 'server'
  }

  #lay(source: string): void {
    clearTimeout(this.#timer)
    this.shown = source
    this.source = source
  }
}
