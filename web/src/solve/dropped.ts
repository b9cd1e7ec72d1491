// Files and folders that were dropped or chosen, read as text.
import { checkName, mostBytes, mostFiles } from '../lib/filenames'
import type { SourceFile } from '../lib/program'

export interface Dropped {
  files: SourceFile[]
  /** Names of what cannot be part of a program: no text, too large, a name that the site refuses. */
  left: string[]
}

interface Found { name: string; file: File }

/** What was dropped, folders with all that is in them; beside: what stays, and leaves so much less room. */
export async function readDrop(data: DataTransfer, beside: SourceFile[]): Promise<Dropped> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  const found: Found[] = []
  for (const entry of entries) await walk(entry, '', found)
  // The one folder that everything is in is the program's own.
  const only = entries.length === 1 && entries[0]!.isDirectory ? entries[0]!.name + '/' : ''
  return read(found.map(({ name, file }) => ({ name: name.slice(only.length), file })), beside)
}

/** What was chosen in the browser's own dialog. */
export const readChosen = (list: FileList, beside: SourceFile[]): Promise<Dropped> => read([...list].map((file) => ({ name: file.name, file })), beside)

async function walk(entry: FileSystemEntry, folder: string, found: Found[]): Promise<void> {
  if (entry.name.startsWith('.') || found.length > 10 * mostFiles) return
  const name = folder + entry.name
  if (entry.isFile) {
    found.push({ name, file: await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed)) })
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed))
    if (some.length === 0) return
    for (const one of some) await walk(one, name + '/', found)
  }
}

async function read(found: Found[], beside: SourceFile[]): Promise<Dropped> {
  const dropped: Dropped = { files: [], left: [] }
  const coming = new Set(found.map((one) => one.name)) // takes the place of what has its name
  const stays = beside.filter((file) => !coming.has(file.name))
  let bytes = stays.reduce((sum, file) => sum + new Blob([file.content]).size, 0)
  for (const { name, file } of found.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const fits = bytes + file.size <= mostBytes && !checkName(name, [...stays, ...dropped.files].map((one) => one.name))
    const content = fits ? await text(file) : null
    if (content === null) {
      dropped.left.push(name)
      continue
    }
    bytes += file.size
    dropped.files.push({ name, content })
  }
  return dropped
}

async function text(file: File): Promise<string | null> {
  try {
    const content = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
    return content.includes('\0') ? null : content
  } catch {
    return null
  }
}
