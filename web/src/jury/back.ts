/** Where one came from, on a page that shows what belongs to one contest; undefined: to all. */
export const backTo = (contest: string | undefined): { href: string; name: string } | undefined =>
  contest ? { href: '/jury/contests/' + contest, name: contest } : undefined
