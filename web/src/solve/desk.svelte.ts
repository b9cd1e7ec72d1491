import { dropDraft, loadDraft, onDraftElsewhere, prune, saveDraft } from '../lib/drafts'
import { starter } from './starters'

const pauseBeforeSaving = 300 // milliseconds after the last key

/** What lies in the editor, and its draft in this browser. */
export class Desk {
  /** What the editor is to show; changes when a draft or a starter is laid open. */
  shown = $state.raw('')
  /** What is in the editor now. */
  source = $state.raw('')
  saved = $state<'none' | 'saved' | 'refused'>('none')
  language = $state('')
  #timer: ReturnType<typeof setTimeout> | undefined
  #unhear: () => void

  constructor(readonly problem: string) {
    prune()
    // The same problem in another tab: the newer text wins where this one is
    // not being typed into.
    this.#unhear = onDraftElsewhere(problem, (language, draft) => {
      if (language === this.language && document.hidden) this.#lay(draft.source)
    })
  }

  open(language: string): void {
    this.flush()
    this.language = language
    const draft = loadDraft(this.problem, language)
    this.saved = draft ? 'saved' : 'none'
    this.#lay(draft?.source ?? starter(language))
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
    if (this.source === starter(this.language)) {
      dropDraft(this.problem, this.language)
      this.saved = 'none'
    } else this.saved = saveDraft(this.problem, this.language, this.source) ? 'saved' : 'refused'
    this.shown = this.source
  }

  reset(): void {
    dropDraft(this.problem, this.language)
    this.saved = 'none'
    this.#lay(starter(this.language))
  }

  get pristine(): boolean {
    return this.source === starter(this.language)
  }

  close(): void {
    this.flush()
    this.#unhear()
  }

  #lay(source: string): void {
    clearTimeout(this.#timer)
    this.shown = source
    this.source = source
  }
}
