import { get, put, remove } from '../../lib/api'

// One's friends: whose rows one sees together on scoreboards.
let logins = $state.raw<Set<string> | undefined>()

export const friends = {
  /** undefined: not known, or nobody is logged in. */
  get logins() { return logins },

  async load(): Promise<void> {
    logins = new Set((await get('/api/v1/me/friends')).friends.map((friend) => friend.login))
  },

  /** Makes a friend, or takes one back. */
  async set(login: string, friend: boolean): Promise<void> {
    const path = { login }
    await (friend ? put('/api/v1/me/friends/{login}', { path }) : remove('/api/v1/me/friends/{login}', { path }))
    const next = new Set(logins)
    if (friend) next.add(login)
    else next.delete(login)
    logins = next
  },

  forget(): void {
    logins = undefined
  },
}
