/** A row of one of the files, by the names of its columns. */
export type Row = Readonly<Record<string, string | undefined>>

export type Tables = Readonly<
  Record<'accounts' | 'contacts' | 'opportunities' | 'stories' | 'quotes', readonly Row[]>
>

const isGiven = (text: string | undefined) => text !== undefined && text.trim() !== ''

/**
 * Gives a story that names neither company nor author an author, since the product takes no text in that nobody gave:
 * the contact that stands beside it, or an unnamed one. Its quote is theirs as well.
 */
export function nameAuthors(tables: Tables, notes: string[]): Tables {
  const contacts = new Map(tables.contacts.map((row) => [row.story_id ?? '', row.full_name]))
  const named = new Map<string, string>()
  const stories = tables.stories.map((story, at) => {
    if (isGiven(story.account) || isGiven(story.author)) return story
    const contact = contacts.get(story.id ?? '')
    const author = isGiven(contact) ? `${contact}` : `Unnamed author ${at + 1}`
    named.set(story.id ?? '', author)
    return { ...story, author }
  })
  if (named.size > 0)
    notes.push(`stories.csv: ${named.size} stories without company and author got an author`)
  const quotes = tables.quotes.map((quote) =>
    isGiven(quote.account) || isGiven(quote.attribution)
      ? quote
      : { ...quote, attribution: named.get(quote.story_id ?? '') ?? '' },
  )
  return { ...tables, stories, quotes }
}

/** Gives an account the industry and place that its story tells where its own row does not; one that has no row gets one. */
export function completeAccounts(tables: Tables): Tables {
  const told = new Map<string, Row>()
  for (const story of tables.stories) {
    const name = story.account?.trim() ?? ''
    const before = told.get(name)
    const { industry, location } = story
    told.set(name, {
      industry: isGiven(before?.industry) ? before?.industry : industry,
      location: isGiven(before?.location) ? before?.location : location,
    })
  }
  told.delete('')
  const accounts = tables.accounts.map((account) => {
    const name = account.name?.trim() ?? ''
    const more = told.get(name)
    told.delete(name)
    return {
      ...account,
      industry: isGiven(account.industry) ? account.industry : more?.industry,
      location: isGiven(account.location) ? account.location : more?.location,
    }
  })
  const missing = [...told].map(([name, { industry, location }]) => ({ name, industry, location }))
  return { ...tables, accounts: [...accounts, ...missing] }
}
