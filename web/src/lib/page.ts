import { t } from './i18n.svelte'

/** Names the page in the window's title. */
export function title(page: string): void {
  document.title = t('title', { page })
}
