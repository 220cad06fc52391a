import { ledgerFacts } from '../../activities/events.ts'
import { standingFacts } from '../../advocates/events.ts'
import type { DomainEvent } from '../../kernel/event.ts'
import { enqueue } from '../../server/jobs.ts'
import type { ImmediateReaction, Reaction } from '../../server/reactions.ts'
import { protectionFacts } from '../events.ts'
import { refreshAccountStandings, refreshStandings } from './refresh-standings.ts'

const customerFacts = [
  'account.changed',
  'case.opened',
  'case.closed',
  'contact.changed',
  'contact.moved',
  'contact.left',
  'contact.came-back',
  'contact.absence-recorded',
  'contact.absence-removed',
] as const

/** Writes the stored standings anew in the very transaction that changed a fact behind them. */
export const standingReactions: readonly ImmediateReaction[] = [
  ...customerFacts,
  ...ledgerFacts,
  ...standingFacts,
  ...protectionFacts,
].map((to) => ({
  to,
  async run({ tx, fact, now }) {
    const contactId = concerned(fact, 'contact')
    const accountId = concerned(fact, 'account')
    const contacts = contactId === undefined ? [] : [contactId]
    if (accountId !== undefined && isAboutAccount(fact)) {
      await refreshAccountStandings(tx, [accountId], now, contacts)
    } else {
      await refreshStandings(tx, contacts, now)
    }
  },
}))

function concerned(fact: DomainEvent, kind: 'contact' | 'account'): string | undefined {
  return fact.subject.kind === kind ? fact.subject.id : fact.about?.[kind]
}

/** What happens to one contact alone leaves the others of the account as they are. */
function isAboutAccount(fact: DomainEvent): boolean {
  if (fact.name === 'advocate.permission-changed') return fact.data?.holder === 'company'
  return fact.subject.kind !== 'contact'
}

const bulkFacts = [
  'accounts.imported',
  'contacts.imported',
  'advocates.imported',
  'history.imported',
] as const

const later = (to: string, applies: (data: Readonly<Record<string, unknown>>) => boolean): Reaction => ({
  to,
  by: 'refresh-standings',
  async run({ tx, actor, event }) {
    if (!applies(event.data)) return
    await enqueue(tx, 'refresh-standings', { workspaceId: actor.workspaceId })
  },
})

/** After a whole file, or another rule, everybody's standing is written anew in the background. */
export const protectionReactions: readonly Reaction[] = [
  ...bulkFacts.map((to) => later(to, () => true)),
  later('setting.changed', (data) => String(data.name).startsWith('protection.')),
]
