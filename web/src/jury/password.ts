import { plain } from './plain'

// Passwords that are read out or printed: no letters that look alike.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Fourteen random characters in groups, about 65 bits. */
export function freshPassword(): string {
  const random = new Uint32Array(14)
  crypto.getRandomValues(random)
  // 2^32 is so much larger than 31 that the bias is of no account.
  const text = [...random].map((n) => letters[n % letters.length]).join('')
  return `${text.slice(0, 5)}-${text.slice(5, 10)}-${text.slice(10)}`
}

export interface Pupil {
  login: string
  name: string
}

/** Reads a class list: a line each, "Name" or "login, Name" or "login;Name"; a header line of those words is passed over. */
export function readClassList(text: string): { pupils: Pupil[]; wrong: string[] } {
  const pupils: Pupil[] = []
  const wrong: string[] = []
  const taken = new Set<string>()
  for (const line of text.split(/\r?\n/).map((one) => one.trim()).filter(Boolean)) {
    const parts = line.split(/[,;\t]/).map((one) => one.trim().replace(/^"(.*)"$/, '$1'))
    if (/^(login|user|username|name)$/i.test(parts[0] ?? '')) continue
    const name = (parts.length > 1 ? parts.slice(1).join(' ') : parts[0]) ?? ''
    let login = parts.length > 1 ? parts[0]!.toLowerCase() : plain(name, '.', 28)
    if (parts.length === 1) for (let n = 2; taken.has(login); n++) login = `${plain(name, '.', 28)}${n}`
    if (!/^[a-z0-9][a-z0-9_.-]{1,31}$/.test(login) || taken.has(login) || name === '') wrong.push(line)
    else {
      taken.add(login)
      pupils.push({ login, name })
    }
  }
  return { pupils, wrong }
}
