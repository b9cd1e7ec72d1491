import type { Catalogue } from '../catalogue'

/** The pages of the jury and of administrators. */
export const jury = {} satisfies Catalogue
