// Runs before the first paint, so that a chosen theme never flashes.
;(function () {
  try {
    var theme = localStorage.getItem('assize.theme')
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  } catch (e) {
    // Storage is forbidden: the system's theme it is.
  }
})()
