/** One page as it is visited; `needs` names the records that its address must be given. */
export type Address = {
  /** As the router writes it, with what follows the question mark. */
  readonly path: string
  readonly needs: readonly string[]
}

// What a page shows only when its address asks for it: its tabs, and forms begun from a record.
const asked: Readonly<Record<string, readonly string[]>> = {
  '/my-nominations': ['?tab=all', '?tab=self'],
  '/nominate': ['?contact=$nomineeId'],
  '/protection/care': ['?tab=asks-only', '?tab=below', '?tab=forgotten'],
  '/stewardship/bounced-addresses': ['?outcome=replaced'],
  '/stewardship/changes': ['?tab=decided'],
  '/stewardship/corrections': ['?tab=all'],
  '/recruiting/movement': ['?show=selling'],
  '/recruiting/movement/people': ['?way=recruited'],
  '/requests/promises': ['?side=others'],
  '/results/change': ['?show=in-name-only'],
  '/signals': ['?open=log'],
  '/recruiting/interviews': ['?tab=held', '?tab=overdue'],
  '/recruiting/candidates': ['?purpose=review-invitation'],
  '/recruiting/known': ['?tab=record', '?tab=respondents'],
  '/protection/help': ['?tab=untold', '?tab=told'],
  '/relationships': ['?tab=direct-mode', '?tab=no-contact'],
  '/insights': ['?tab=open'],
  '/customers': ['?tab=contacts', '?tab=opportunities'],
  '/calendar': ['?as=quarter', '?open=new', '?open=bring', '?open=follow'],
  '/protection/people': ['?group=over', '?group=close', '?group=forgotten'],
  '/protection/what-if': ['?contact=$contactId'],
}

/** The pages of the frame, read from the router itself so that none can be forgotten. */
export function addressesOf(routerSource: string): Address[] {
  return read(routerSource, 'page').flatMap((path) =>
    [path, ...(asked[path] ?? []).map((query) => path + query)].map(toAddress),
  )
}

/** The pages that stand outside the frame: links, signing in, the first run. */
export function outsideAddressesOf(routerSource: string): Address[] {
  return read(routerSource, 'outside').map(toAddress)
}

/** The pages behind the links of mails, read from the entry that shows them: `/ask/$ask`, its token a record of its own. */
export function linkPagesOf(entrySource: string): Address[] {
  return [...entrySource.matchAll(/^ {2}'?([\w-]+)'?: async/gm)].map(([, page = '']) =>
    toAddress(`/${page}/$${page}`),
  )
}

/** The address with the records of one company in it; null where nobody says which record it needs. */
export function fill({ path, needs }: Address, records: Readonly<Record<string, string>>): string | null {
  if (needs.some((name) => records[name] === undefined)) return null
  return path.replace(/\$(\w+)/g, (_, name: string) => records[name] ?? '')
}

const read = (source: string, maker: string): string[] =>
  [...source.matchAll(new RegExp(`\\b${maker}\\(\\s*'(/[^']*)'`, 'g'))].map(([, path = '']) => path)

const toAddress = (path: string): Address => ({
  path,
  needs: [...path.matchAll(/\$(\w+)/g)].map(([, name = '']) => name),
})
