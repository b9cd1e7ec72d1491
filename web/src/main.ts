import { mount } from 'svelte'
import App from './App.svelte'
import { isAhead } from './lib/ahead'
import { preferredLanguage, setLanguage } from './lib/i18n.svelte'
import { session } from './lib/session.svelte'
import { applyTheme, interfaceLanguage } from './lib/settings.svelte'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'

applyTheme()
// Where who this is came with the page, the first look at it is the right one.
const who = isAhead('/api/v1/me')
const loaded = session.load()
// Where the other language cannot be fetched, English is better than nothing.
const spoken = setLanguage(preferredLanguage(interfaceLanguage.value)).catch(() => undefined)
void Promise.all([spoken, who && loaded]).then(() => mount(App, { target: document.getElementById('app')! }))
