import { getFresh, type Schemas } from './api'
import { poll } from './poll'

type Followed = { '/api/v1/submissions/{id}': Schemas['Submission']; '/api/v1/trials/{id}': Schemas['Trial'] }

/** Polls a submission or a trial until it is judged, at the pace that the server asks for. Returns what ends it sooner. */
export function follow<P extends keyof Followed>(path: P, id: string, onvalue: (value: Followed[P]) => void, onerror?: (error: unknown) => void): () => void {
  let etag: string | undefined
  return poll<Followed[P]>({
    every: 500,
    fetch: async (signal) => {
      const reply = await getFresh<P>(path, { path: { id } as never, etag, signal })
      etag = reply.etag ?? etag
      const value = reply.value as Followed[P] | undefined
      return { value, after: value?.poll_after_ms || undefined }
    },
    onvalue,
    onerror,
    done: (value) => value.state === 'judged',
  })
}
