/** A text whose form depends on {n}: "1 problem", "2 problems". */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>

/** Texts by key. {name} in a text is replaced by a value of that name. */
export type Catalogue = Record<string, string | Plural>

/** The same keys in another language: one that is missing or too many does not compile. */
export type Translation<C extends Catalogue> = { [K in keyof C]: C[K] extends string ? string : Plural }
