import { dropDraft, isDraftKey, loadDraft, onDraftElsewhere, prune, saveDraft, type DraftAddress } from '../lib/drafts'
import { same, single, type Program, type SourceFile } from '../lib/program'
import { ServerDraft, type Elsewhere } from './server-draft'
import { starter } from './starters'

const pauseBeforeSaving = 300 // milliseconds after the last key

/** What lies in the editor: kept in this browser at once, on the server soon after. */
export class Desk {
  /** All files as they are now. */
  program = $state.raw<Program>(single(''))
  /** The file in the editor; empty: the one that the program starts from. */
  file = $state('')
  /** What the editor is to show; changes when a draft, a starter or another file is laid open. */
  shown = $state.raw('')
  /** here: in this browser alone. server: there too. */
  saved = $state<'none' | 'here' | 'server' | 'refused'>('none')
  language = $state('')
  /** Another text was saved elsewhere meanwhile; null: none, or it is settled. */
  conflict = $state.raw<Elsewhere | null>(null)
  #at: DraftAddress
  #kept = single('') // as it was laid open or saved last
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
      if (!isDraftKey(key, this.#at) || document.hasFocus() || this.#typed) return
      this.#version = draft.version
      this.#dirty = draft.dirty
      this.#lay(draft)
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
      if (!draft || same(draft, typed)) draft = { ...typed, version: draft?.version ?? 0, dirty: true }
      else {
        this.conflict = { program: draft, savedAt: draft.savedAt, version: draft.version }
        draft = { ...typed, version: draft.version, dirty: true }
      }
      saveDraft(this.#at, draft)
    }
    this.#version = draft?.version ?? 0
    this.#dirty = draft?.dirty ?? false
    this.saved = draft ? (draft.dirty ? 'here' : 'server') : 'none'
    this.#lay(draft ?? single(starter(language)))
  }

  // How the server's side looks at what is here.
  #here = {
    look: () => ({ program: this.program, version: this.#version, dirty: this.#dirty || this.#typed, held: this.conflict !== null }),
    /** The server has this program under this version. */
    stored: (program: Program, version: number) => {
      this.#version = version
      this.#dirty = !same(this.program, program)
      this.#keep()
    },
    /** The server has another one, and nothing was changed here since the last one. */
    newer: (program: Program, version: number) => {
      this.#version = version
      this.#dirty = false
      this.#lay(program)
      this.#keep()
    },
    /** The server has another one, and here it was changed too. */
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
    if (which === 'elsewhere') this.#lay(other.program)
    this.#keep()
    this.#server?.pushSoon()
  }

  /** The text of the file in the editor. */
  type = (content: string): void => {
    const { program, file } = this
    this.program = file === '' ? { ...program, source: content } : { ...program, files: program.files.map((one) => (one.name === file ? { ...one, content } : one)) }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.flush(), pauseBeforeSaving)
  }

  /** Saves at once what is not saved yet. */
  flush = (): void => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (!this.language || !this.#typed) return
    this.#kept = this.program
    this.#show()
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
    this.#lay(single(starter(this.language)))
  }

  get pristine(): boolean {
    return this.program.files.length === 0 && this.program.entry === '' && this.program.source === starter(this.language)
  }

  /** Shows a file in the editor: its name, or that of the one to start from. */
  turn(name: string): void {
    this.flush()
    this.file = name === this.program.entry ? '' : name
    this.#show()
  }

  /** Lays other files, or other names, in the place of what is there; show is the file to look at. */
  change(program: Program, show: string): void {
    this.program = program
    this.file = show === program.entry ? '' : show
    this.flush()
    this.#show()
  }

  /** Adds files; what has the same name is replaced. main names the file that is there, as long as it is alone. */
  add(files: SourceFile[], main: string): void {
    const entry = this.program.entry || main
    const all = new Map([{ name: entry, content: this.program.source }, ...this.program.files, ...files].map((file) => [file.name, file.content]))
    const source = all.get(entry)!
    all.delete(entry)
    this.change({ source, entry, files: [...all].map(([name, content]) => ({ name, content })) }, files[0]!.name)
  }

  rename(from: string, to: string): void {
    const { source, entry, files } = this.program
    if (from === entry) this.change({ source, entry: to, files }, to)
    else this.change({ source, entry, files: files.map((one) => (one.name === from ? { ...one, name: to } : one)) }, to)
  }

  /** Deletes one of the other files. main is what a single file is called by itself. */
  remove(name: string, main: string): void {
    const { source, entry } = this.program
    const files = this.program.files.filter((one) => one.name !== name)
    this.change({ source, entry: files.length === 0 && entry === main ? '' : entry, files }, entry)
  }

  /** The program starts from this one of the other files. */
  startFrom(name: string): void {
    const { source, entry, files } = this.program
    const first = files.find((one) => one.name === name)
    if (first) this.change({ source: first.content, entry: name, files: [{ name: entry, content: source }, ...files.filter((one) => one !== first)] }, name)
  }

  close(): void {
    this.leave()
    this.#server?.stop()
    this.#unhear()
  }

  get #typed(): boolean {
    return this.program !== this.#kept && !same(this.program, this.#kept)
  }

  #show(): void {
    if (this.file !== '' && !this.program.files.some((one) => one.name === this.file)) this.file = ''
    this.shown = this.file === '' ? this.program.source : this.program.files.find((one) => one.name === this.file)!.content
  }

  // A starter that was never saved is no draft.
  #keep(): void {
    if (this.pristine && this.#version === 0) {
      dropDraft(this.#at)
      this.#dirty = false
      this.saved = 'none'
    } else if (!saveDraft(this.#at, { ...this.program, version: this.#version, dirty: this.#dirty })) {
      this.saved = this.#dirty ? 'refused' : 'server'
    } else this.saved = this.#dirty ? 'here' : 'server'
  }

  #lay({ source, entry, files }: Program): void {
    clearTimeout(this.#timer)
    this.program = this.#kept = { source, entry, files }
    this.#show()
  }
}
