import type { Schemas } from './api'

type Who = Pick<Schemas['Account'], 'role'> | null

/** Administrators may do whatever the jury may. */
export const isJury = (who: Who): boolean => who !== null && who.role !== 'contestant'
export const isAdmin = (who: Who): boolean => who?.role === 'admin'
