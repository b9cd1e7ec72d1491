import type { Translation } from '../catalogue'
import type { bank as en } from '../en/bank'

export const bank: Translation<typeof en> = {
  'bank.title': 'Aufgaben',
  'bank.intro': 'Such dir eine Aufgabe aus, schreib auf der Seite ein Programm, und im Nu ist es geprüft. Lesen kannst du alles; zum Einreichen brauchst du ein Konto.',
  'bank.search': 'Aufgaben suchen',
  'bank.search.hint': 'Name oder Wörter der Aufgabe',
  'bank.difficulty': 'Schwierigkeit',
  'bank.tag': 'Thema',
  'bank.status': 'Stand',
  'bank.tag.option': '{tag} ({n})',
  'bank.sort': 'Reihenfolge',
  'bank.sort.name': 'Nach Namen',
  'bank.sort.relevance': 'Bester Treffer zuerst',
  'bank.sort.difficulty': 'Leichteste zuerst',
  'bank.sort.newest': 'Neueste zuerst',
  'bank.any': 'Alle',
  'bank.solved': 'Gelöst',
  'bank.tried': 'Versucht',
  'bank.name': 'Aufgabe',
  'bank.count': { one: '{n} Aufgabe', other: '{n} Aufgaben' },
  'bank.empty': 'Keine Aufgabe passt dazu',
  'bank.empty.body': 'Nichts in der Sammlung hat all das.',
  'bank.clear': 'Suche und Filter leeren',
  'bank.none': 'Die Aufgabensammlung ist leer',
  'bank.none.body': 'Wer diese Seite betreibt, fügt Aufgaben mit „assize problem import“ hinzu.',
}
