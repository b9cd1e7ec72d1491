import { untrack } from 'svelte'
import type { GetPath, GetRequest, Result } from './api'
import { pollPath, type FollowOptions } from './poll'

/** An address of the API that a page keeps looking at: its newest answer, or why there is none. */
export class Watch<P extends GetPath> {
  value = $state.raw<Result<P> | undefined>()
  error = $state.raw<unknown>()
  #turn = $state(0)

  /** Asks again and again. For an effect, which ends it with the answer and begins anew after retry. */
  run(path: P, request: GetRequest<P>, { onvalue, ...options }: Omit<FollowOptions<Result<P>>, 'onvalue' | 'onerror'> & { onvalue?: (value: Result<P>) => void }): () => void {
    void this.#turn
    return untrack(() => pollPath(path, request, {
      ...options,
      onvalue: (value) => {
        this.value = value
        this.error = undefined
        onvalue?.(value)
      },
      onerror: (caught) => (this.error = caught),
    }))
  }

  retry = (): void => {
    this.error = undefined
    this.#turn++
  }
}
