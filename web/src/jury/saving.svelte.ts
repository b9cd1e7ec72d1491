import { Deed } from '../lib/deed.svelte'
import { t } from '../lib/i18n.svelte'

/** A form that is saved: what is wrong in it, by field, and whether it was saved. */
export class Saving<Errors extends object> extends Deed {
  errors = $state.raw({} as Errors)
  /** Until something is typed again. */
  saved = $state(false)

  /** Sends it, unless something has to be mended first. */
  async save(errors: Errors, send: () => Promise<unknown>): Promise<void> {
    this.errors = errors
    this.saved = false
    if (Object.keys(errors).length > 0) this.refused = t('jury.mend')
    else this.saved = await this.run(send)
  }
}
