import type { Schemas } from './api'
import { pollPath } from './poll'

type Followed = { '/api/v1/submissions/{id}': Schemas['Submission']; '/api/v1/trials/{id}': Schemas['Trial'] }

/** Polls a submission or a trial until it is judged, at the pace that the server asks for. Returns what ends it sooner. */
export function follow<P extends keyof Followed>(path: P, id: string, onvalue: (value: Followed[P]) => void, onerror?: (error: unknown) => void): () => void {
  return pollPath<keyof Followed>(path, { path: { id } }, {
    every: 500,
    after: (last) => last.poll_after_ms || undefined,
    onvalue: onvalue as (value: Followed[keyof Followed]) => void,
    onerror,
    done: (value) => value.state === 'judged',
  })
}
