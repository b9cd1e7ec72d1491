const touches = ['pointerdown', 'touchstart', 'wheel', 'keydown'] as const

/**
 * Scrolls to element, and again whenever the page gets longer or shorter, as where
 * formulas come to be above it, until one does something oneself. Returns what ends it.
 */
export function hold(element: Element): () => void {
  const grown = new ResizeObserver(() => element.scrollIntoView({ block: 'start' }))
  const stop = () => {
    grown.disconnect()
    for (const touch of touches) window.removeEventListener(touch, stop, true)
  }
  element.scrollIntoView({ block: 'start' })
  grown.observe(document.body)
  for (const touch of touches) window.addEventListener(touch, stop, { capture: true, passive: true })
  return stop
}
