import type { Extension } from '@codemirror/state'
import type { KeySet } from './choices'

/** The extension for a set of keys, fetched when somebody wants it. onsave answers :w. */
export async function loadKeys(keys: KeySet, onsave: () => void): Promise<Extension> {
  switch (keys) {
    case 'vim': {
      const { Vim, vim } = await import('@replit/codemirror-vim')
      Vim.defineEx('write', 'w', onsave)
      return vim({ status: true })
    }
    case 'emacs':
      return (await import('@replit/codemirror-emacs')).emacs()
    case 'standard':
      return []
  }
}
