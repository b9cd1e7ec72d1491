import type { Translation } from '../catalogue'
import type { jury as en } from '../en/jury'

export const jury: Translation<typeof en> = {}
