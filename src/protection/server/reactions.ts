import { ledgerFacts } from '../../activities/events.ts'
import { standingFacts } from '../../advocates/events.ts'
import { mergeFacts } from '../../customers/merging/merge.events.ts'
import type { DomainEvent } from '../../kernel/event.ts'
import { enqueue, type JobData } from '../../server/jobs.ts'
import type { DeliveredEvent, ImmediateReaction, Reaction } from '../../server/reactions.ts'
import { careFacts } from '../care.events.ts'
import { protectionFacts } from '../events.ts'
import { refreshAccountStandings, refreshStandings } from './refresh-standings.ts'
import { noteRuleChange } from './rule-change.store.ts'

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
const factReactions: readonly ImmediateReaction[] = [
  ...customerFacts,
  ...mergeFacts,
  ...ledgerFacts,
  ...standingFacts,
  ...protectionFacts,
  ...careFacts,
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

const limitFacts = ['limit.set', 'limit.lifted'] as const

const isOfSegment = (data: Readonly<Record<string, unknown>> | undefined) => data?.level === 'segment'
const isOurSetting = (data: Readonly<Record<string, unknown>> | undefined) =>
  String(data?.name).startsWith('protection.')

/** Those at one account follow a changed limit at once; those of a segment are told to be as before, until a job. */
const limitReactions: readonly ImmediateReaction[] = limitFacts.map((to) => ({
  to,
  async run({ tx, fact, now }) {
    const { contact, account } = fact.about ?? {}
    if (isOfSegment(fact.data)) await noteRuleChange(tx, fact.texts?.segment ?? '', now)
    else if (contact !== undefined) await refreshStandings(tx, [contact], now)
    else if (account !== undefined) await refreshAccountStandings(tx, [account], now)
  },
}))

/** A changed rule of care leaves the standings as they are: what is stored of care follows by the job alone. */
const isCareSetting = (data: Readonly<Record<string, unknown>> | undefined) =>
  String(data?.name).startsWith('care.')

const settingReaction: ImmediateReaction = {
  to: 'setting.changed',
  async run({ tx, fact, now }) {
    if (isOurSetting(fact.data)) await noteRuleChange(tx, '', now)
  },
}

/** What protection keeps true within the transaction of whoever changes a fact or a rule. */
export const standingReactions: readonly ImmediateReaction[] = [
  ...factReactions,
  ...limitReactions,
  settingReaction,
]

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

const later = (to: string, of: (event: DeliveredEvent) => JobData | null): Reaction => ({
  to,
  by: 'refresh-standings',
  async run({ tx, actor, event }) {
    const data = of(event)
    if (data !== null) await enqueue(tx, 'refresh-standings', { workspaceId: actor.workspaceId, ...data })
  },
})

/** After a whole file, or another rule, everybody's standing is written anew in the background. */
export const protectionReactions: readonly Reaction[] = [
  ...bulkFacts.map((to) => later(to, () => ({}))),
  later('setting.changed', ({ data }) =>
    isOurSetting(data) ? { isRule: true } : isCareSetting(data) ? {} : null,
  ),
  ...limitFacts.map((to) =>
    later(to, ({ data, subjectId }) => (isOfSegment(data) ? { isRule: true, limitId: subjectId } : null)),
  ),
]
