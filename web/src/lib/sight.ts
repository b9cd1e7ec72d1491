/**
 * Scrolls a row of links sideways, so that the one of the current page is in the
 * middle of it: with the next frame, which measures the page anyway.
 */
export function showCurrent(row: HTMLElement): void {
  requestAnimationFrame(() => {
    const at = row.querySelector<HTMLElement>('[aria-current]')
    if (at) row.scrollLeft = at.offsetLeft - row.offsetLeft - (row.clientWidth - at.offsetWidth) / 2
  })
}
