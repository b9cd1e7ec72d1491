// The typed client: paths, parameters and answers are those of
// gateway/openapi.yaml, by way of api.gen.ts (npm run api).
import type { components, paths } from './api.gen'
import { takeAhead } from './ahead'
import { observeServerDate } from './clock.svelte'
import { currentLanguage, lasting, t, type MessageKey } from './i18n.svelte'
import { network } from './network.svelte'

export type Schemas = components['schemas']
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
type Operation<P extends keyof paths, M extends Method> = M extends keyof paths[P] ? paths[P][M] : never
type PathWith<M extends Method> = { [P in keyof paths]: Operation<P, M> extends { responses: unknown } ? P : never }[keyof paths]
type Parameter<O, Where extends string> = O extends { parameters: { [K in Where]?: infer V } } ? V : never
type Body<O> = O extends { requestBody?: { content: { 'application/json': infer B } } } ? B : O extends { requestBody?: { content: { 'application/zip': unknown } } } ? Blob : never
type Json<R> = R extends { content: { 'application/json': infer J } } ? J : undefined
type Answer<O> = O extends { responses: infer R } ? { [S in keyof R]: S extends 200 | 201 | 202 | 204 ? Json<R[S]> : never }[keyof R] : never

/** The paths that can be read, and what goes with a question. */
export type GetPath = PathWith<'get'>
export type GetRequest<P extends GetPath> = Typed<Operation<P, 'get'>>
/** What a path answers, e.g. Result<'/api/v1/problems'>. */
export type Result<P extends keyof paths, M extends Method = 'get'> = Answer<Operation<P, M>>

interface Request {
  path?: unknown
  query?: unknown
  body?: unknown
  signal?: AbortSignal
  idempotencyKey?: string
  etag?: string
  /** Goes on when the page is closed; for small bodies. */
  keepalive?: boolean
}
type Typed<O> = Omit<Request, 'path' | 'query' | 'body'> & { path?: Parameter<O, 'path'>; query?: Parameter<O, 'query'>; body?: Body<O> }

/** What the server said no with: a code for this program, a sentence for people. */
export class ApiError extends Error {
  constructor(readonly status: number, readonly code: string, message: string, readonly retryAfter?: number, readonly body?: unknown) {
    super(message)
    this.name = 'ApiError'
  }
}

/** The server was not reached at all. */
export class NetworkError extends Error {
  override name = 'NetworkError'
}

let expired: () => void = () => undefined
/** Sets who is told that the server no longer knows this session. */
export function onExpired(told: () => void): void {
  expired = told
}

// The server speaks English. What it says no with in general, the app says in
// the reader's own language; what is about one thing stays in its words.
const general = new Set(['away', 'internal', 'unavailable', 'unauthorized', 'forbidden', 'too_many', 'contest_state'])

/** The sentence to show for anything that was thrown here. */
export function describe(error: unknown): string {
  if (!(error instanceof ApiError)) return t('failure.network')
  const own = general.has(error.code) && (error.message === '' || currentLanguage() !== 'en')
  const said = own ? t(`failure.${error.code}` as MessageKey) : error.message || t('failure.unknown', { status: error.status })
  return error.status === 429 && error.retryAfter ? `${said} ${t('failure.again', { time: lasting(error.retryAfter * 1000) })}` : said
}

export interface Reply<T> {
  /** undefined after 304: nothing has changed. */
  value: T | undefined
  etag: string | undefined
  headers: Headers
}

// Here 401 says that the password was wrong, not that the session has ended.
const asksForPassword = new Set(['/api/v1/sessions', '/api/v1/me/password'])

async function send(method: Method, template: string, request: Request): Promise<Reply<unknown>> {
  let address = template
  for (const [name, value] of Object.entries((request.path ?? {}) as Record<string, unknown>))
    address = address.replace(`{${name}}`, encodeURIComponent(String(value)))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries((request.query ?? {}) as Record<string, unknown>))
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value])
      if (one !== undefined && one !== '') query.append(name, String(one))
  if (query.size > 0) address += '?' + query.toString()

  const ahead = method === 'get' ? takeAhead(address) : undefined
  if (ahead) return answered(template, ahead.status, ahead.body, ahead.etag, new Headers())

  const headers = new Headers({ Accept: 'application/json' })
  const file = request.body instanceof Blob // a problem package: all that is not JSON
  if (request.body !== undefined) headers.set('Content-Type', file ? 'application/zip' : 'application/json')
  if (request.idempotencyKey) headers.set('Idempotency-Key', request.idempotencyKey)
  if (request.etag) headers.set('If-None-Match', request.etag)

  const init: RequestInit = { method: method.toUpperCase(), headers, credentials: 'same-origin', cache: 'no-store' }
  if (request.body !== undefined) init.body = file ? (request.body as Blob) : JSON.stringify(request.body)
  if (request.signal) init.signal = request.signal
  if (request.keepalive) init.keepalive = true

  const sent = Date.now()
  let response: Response
  let text: string
  try {
    response = await fetch(address, init)
    observeServerDate(response.headers.get('Date'), sent, Date.now())
    text = await response.text()
  } catch (error) {
    if (request.signal?.aborted) throw error
    network.report(false)
    throw new NetworkError(`${method} ${address}`, { cause: error })
  }
  network.report(true)
  const etag = response.headers.get('ETag') ?? undefined
  if (response.status === 304) return { value: undefined, etag, headers: response.headers }

  let value: unknown
  try {
    value = text === '' ? undefined : JSON.parse(text)
  } catch {
    value = undefined // a proxy's page, say; the status says enough
  }
  return answered(template, response.status, value, etag, response.headers)
}

/** What an answer comes to: its value, or the error that it says. */
function answered(template: string, status: number, value: unknown, etag: string | undefined, headers: Headers): Reply<unknown> {
  if (status < 400) return { value, etag, headers }
  const said = (value as { error?: { code?: string; message?: string } } | undefined)?.error
  if (status === 401 && !asksForPassword.has(template)) expired()
  const after = Number(headers.get('Retry-After'))
  throw new ApiError(status, said?.code ?? (status >= 500 ? 'away' : ''), said?.message ?? '', after > 0 ? after : undefined, value)
}

const call = <M extends Method>(method: M) =>
  async <P extends PathWith<M>>(path: P, request: Typed<Operation<P, M>> = {}): Promise<Answer<Operation<P, M>>> =>
    (await send(method, path as string, request)).value as Answer<Operation<P, M>>

export const get = call('get')
export const post = call('post')
export const put = call('put')
export const patch = call('patch')
export const remove = call('delete')

/** As get, with what polling needs: the ETag goes in and out, 304 gives no value. */
export async function getFresh<P extends PathWith<'get'>>(path: P, request: Typed<Operation<P, 'get'>> = {}): Promise<Reply<Answer<Operation<P, 'get'>>>> {
  return (await send('get', path as string, request)) as Reply<Answer<Operation<P, 'get'>>>
}

// The last answers of getKept by address, to be asked for again with their ETag.
const kept = new Map<string, { etag: string; value: unknown }>()
const mostKept = 50

/** As get, but what has not changed since it was last asked for is not sent again. */
export async function getKept<P extends PathWith<'get'>>(path: P, request: Typed<Operation<P, 'get'>> = {}): Promise<Answer<Operation<P, 'get'>>> {
  const key = path + JSON.stringify([request.path, request.query])
  const before = kept.get(key)
  const reply = await getFresh(path, { ...request, etag: before?.etag })
  if (reply.value === undefined && before) return before.value as Answer<Operation<P, 'get'>>
  kept.delete(key)
  if (reply.etag) kept.set(key, { etag: reply.etag, value: reply.value })
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
  return reply.value as Answer<Operation<P, 'get'>>
}
