import { account } from './account'
import { bank } from './bank'
import { conduct } from './conduct'
import { contests } from './contests'
import { core } from './core'
import { jury } from './jury'
import { solve } from './solve'

export const messages = { ...core, ...bank, ...solve, ...account, ...contests, ...jury, ...conduct }
