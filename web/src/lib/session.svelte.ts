import { ApiError, get, remove, type Schemas } from './api'

// Who is logged in. The cookie is not for scripts to read: the server is asked.
let account = $state.raw<Schemas['Account'] | null>(null)
let known = $state(false)

export const session = {
  /** null: nobody, or not known yet. */
  get account() { return account },
  /** False until the server has said who this is. */
  get known() { return known },

  async load(): Promise<void> {
    try {
      account = await get('/api/v1/me')
      known = true
    } catch (error) {
      if (error instanceof ApiError) {
        account = null
        known = true
      }
      // The network failed: who this is stays unknown, and the page says that
      // it is offline.
    }
  },

  /** What logging in and registering answered. */
  begin(who: Schemas['Account']): void {
    account = who
    known = true
  },

  async logOut(): Promise<void> {
    await remove('/api/v1/sessions/current')
    account = null
  },
}
