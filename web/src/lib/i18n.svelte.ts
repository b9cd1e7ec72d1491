import type { Plural, Translation } from './messages/catalogue'
import { messages as en } from './messages/en'

export type Messages = Translation<typeof en>
export type MessageKey = keyof Messages

// Another language: add a folder messages/xx like messages/en, and name it here.
// English is in the first page; others are fetched when chosen.
const catalogues: Record<string, () => Promise<Messages>> = {
  en: async () => en,
  de: async () => (await import('./messages/de')).messages,
}

/** The languages there are, each by its own name. */
export const languageNames: Record<string, string> = { en: 'English', de: 'Deutsch' }

let language = $state('en')
let messages = $state.raw<Messages>(en)
let plural = new Intl.PluralRules('en')

// Dates and numbers follow the reader's own variety of the language: en-GB
// writes another date than en-US.
const variety = (id: string) => navigator.languages.find((tag) => tag === id || tag.startsWith(id + '-')) ?? id
let locale = $state.raw(variety('en'))

// Formatters cost far more to make than to use, and a page has many numbers.
const formatters = new Map<string, unknown>()
function formatter<T, O>(kind: new (locale: string, options?: O) => T, options?: O): T {
  const key = kind.name + locale + JSON.stringify(options)
  let made = formatters.get(key) as T | undefined
  if (!made) formatters.set(key, (made = new kind(locale, options)))
  return made
}

/** The language in which everything stands now. */
export const currentLanguage = (): string => language

/** The chosen language, else the first that the browser asks for and we have, else English. */
export const preferredLanguage = (chosen: string): string =>
  [chosen, ...navigator.languages.map((tag) => tag.split('-')[0]!)].find((id) => id in catalogues) ?? 'en'

export async function setLanguage(id: string): Promise<void> {
  const load = catalogues[id]
  if (!load || id === language) return
  messages = await load()
  plural = new Intl.PluralRules(id)
  language = id
  locale = variety(id)
  document.documentElement.lang = id
}

/**
 * The message for key with {name} replaced by values.name. Where the message
 * has plural forms, values.n chooses among them. Numbers are written in the
 * language's own way.
 */
export function t(key: MessageKey, values: Record<string, string | number> = {}): string {
  const message = messages[key] as string | Plural
  const text = typeof message === 'string' ? message : (message[plural.select(Number(values.n))] ?? message.other)
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    return typeof value === 'number' ? number(value) : (value ?? '')
  })
}

export const number = (n: number, options?: Intl.NumberFormatOptions): string => formatter(Intl.NumberFormat, options).format(n).replace('-', '−')

/** A rating, and what is added to one or taken away: whole, and without groups of digits, as everybody writes them. */
export const rating = (n: number): string => number(Math.round(n), { useGrouping: false })

/** 1234567890 as "1.23 G": fuel is too large to read in full. */
export function fuel(n: number): string {
  const units: [number, string][] = [[1e12, 'T'], [1e9, 'G'], [1e6, 'M'], [1e3, 'k']]
  const [size, unit] = units.find(([size]) => n >= size) ?? [1, '']
  return (number(n / size, { maximumSignificantDigits: 3 }) + ' ' + unit).trim()
}

/** Bytes in binary units, as limits are stated: 268435456 is "256 MiB". */
export function bytes(n: number): string {
  const units: [number, string][] = [[2 ** 30, 'GiB'], [2 ** 20, 'MiB'], [2 ** 10, 'KiB']]
  const [size, unit] = units.find(([size]) => n >= size) ?? [1, 'B']
  return number(n / size, { maximumSignificantDigits: 3 }) + ' ' + unit
}

export const dateTime = (at: string | number | Date): string =>
  formatter(Intl.DateTimeFormat, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))

export const date = (at: string | number | Date): string => formatter(Intl.DateTimeFormat, { dateStyle: 'medium' }).format(new Date(at))

/** A moment written with the fields that one names. */
export const moment = (at: number, fields: Intl.DateTimeFormatOptions): string => formatter(Intl.DateTimeFormat, fields).format(at)

/** A day as it stands in a calendar, whatever the reader's own time zone. */
export const calendarDate = (day: Date): string => formatter(Intl.DateTimeFormat, { dateStyle: 'medium', timeZone: 'UTC' }).format(day)
export const monthName = (day: Date): string => formatter(Intl.DateTimeFormat, { month: 'short', timeZone: 'UTC' }).format(day)

/** "5 minutes ago", "in 2 days", measured from now (milliseconds of the server's clock). */
export function relative(at: string | Date, now: number): string {
  const seconds = (new Date(at).getTime() - now) / 1000
  const units: [Intl.RelativeTimeFormatUnit, number][] = [['year', 31557600], ['month', 2629800], ['day', 86400], ['hour', 3600], ['minute', 60]]
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1]
  return formatter(Intl.RelativeTimeFormat, { numeric: 'auto' }).format(Math.trunc(seconds / size), unit)
}

/** A length of time in seconds as "2 d 03:04:05", "1:02:03" or "02:03". */
export function clockFace(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds))
  const pad = (n: number) => String(n).padStart(2, '0')
  const days = Math.floor(s / 86400)
  const hours = Math.floor((s % 86400) / 3600)
  const rest = pad(Math.floor((s % 3600) / 60)) + ':' + pad(s % 60)
  if (days > 0) return t('time.days', { n: days }) + ' ' + pad(hours) + ':' + rest
  return hours > 0 ? hours + ':' + rest : rest
}

/** Some milliseconds, roughly: "5 seconds", "2 minutes". */
export function lasting(ms: number): string {
  const [n, unit] = ms < 59_500 ? [Math.max(1, Math.ceil(ms / 1000)), 'second'] : [Math.ceil(ms / 60_000), 'minute']
  return formatter(Intl.NumberFormat, { style: 'unit', unit: String(unit), unitDisplay: 'long' }).format(Number(n))
}

/** A length of time in words, for what has no seconds to count: "5 hours", "1 hour 30 minutes". */
export function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  const part = (n: number, unit: string) =>
    n > 0 ? formatter(Intl.NumberFormat, { style: 'unit', unit, unitDisplay: 'long' }).format(n) : ''
  return [part(Math.floor(minutes / 1440), 'day'), part(Math.floor((minutes % 1440) / 60), 'hour'), part(minutes % 60, 'minute')]
    .filter(Boolean)
    .join(' ')
}
