import { ApiError, get, onExpired, remove, type Schemas } from './api'
import { resume } from './outbox'
import { lastAccount } from './settings.svelte'

// Who is logged in. The cookie is not for scripts to read: the server is asked.
let account = $state.raw<Schemas['Account'] | null>(null)
let known = $state(false)

// The session has ended: pages that need one say so.
onExpired(() => {
  account = null
  known = true
})

export const session = {
  /** null: nobody, or not known yet. */
  get account() { return account },
  /** False until the server has said who this is. */
  get known() { return known },

  async load(): Promise<void> {
    try {
      this.begin(await get('/api/v1/me'))
    } catch (error) {
      if (error instanceof ApiError) {
        account = null
        known = true
      }
      // The network failed: who this is stays unknown, and the page says that
      // it is offline.
    }
  },

  /** What logging in and registering answered. What an earlier visit could not submit is sent now. */
  begin(who: Schemas['Account']): void {
    account = who
    known = true
    lastAccount.value = who.id
    resume(who.id)
  },

  async logOut(): Promise<void> {
    await remove('/api/v1/sessions/current')
    account = null
    lastAccount.value = ''
  },
}
