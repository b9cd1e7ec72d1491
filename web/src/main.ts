import { mount } from 'svelte'
import App from './App.svelte'
import { preferredLanguage, setLanguage } from './lib/i18n.svelte'
import { applyTheme, interfaceLanguage } from './lib/settings.svelte'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'

applyTheme()
// Where the other language cannot be fetched, English is better than nothing.
void setLanguage(preferredLanguage(interfaceLanguage.value))
  .catch(() => undefined)
  .then(() => mount(App, { target: document.getElementById('app')! }))
