import type { Catalogue } from '../catalogue'

/** The question bank. */
export const bank = {
  'bank.title': 'Problems',
  'bank.intro': 'Pick a problem, write a program in the page, and have it judged in a moment. You can read and try everything; to submit, create an account.',
  'bank.search': 'Search problems',
  'bank.search.hint': 'Name or words of the statement',
  'bank.difficulty': 'Difficulty',
  'bank.tag': 'Topic',
  'bank.status': 'Status',
  'bank.tag.option': '{tag} ({n})',
  'bank.sort': 'Order',
  'bank.sort.name': 'Name',
  'bank.sort.relevance': 'Best match first',
  'bank.sort.difficulty': 'Easiest first',
  'bank.sort.newest': 'Newest first',
  'bank.any': 'Any',
  'bank.solved': 'Solved',
  'bank.tried': 'Tried',
  'bank.name': 'Problem',
  'bank.count': { one: '{n} problem', other: '{n} problems' },
  'bank.empty': 'No problem matches',
  'bank.empty.body': 'Nothing in the bank has all of this.',
  'bank.clear': 'Clear the search and the filters',
  'bank.none': 'The question bank is empty',
  'bank.none.body': 'Whoever runs this site adds problems with “assize problem import”.',
} satisfies Catalogue
