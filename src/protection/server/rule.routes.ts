import { sql } from 'kysely'
import { readActivityTypes } from '../../activities/server/activity-type.reads.ts'
import { readLedgerContact } from '../../activities/server/ledger.reads.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { askedForOf } from '../asked-for.ts'
import { explainStanding } from '../explain-standing.ts'
import { canReadLoad, canReadStanding, canSetLimit, seesCauses } from '../policy.ts'
import { explainRules } from '../rule.contract.ts'
import { standingOf } from '../standing.ts'
import { tellRules } from '../tell-rules.ts'
import { tellStanding } from '../tell-standing.ts'
import { readFacts, readRules } from './facts.reads.ts'

/** The page that explains one person rule by rule. */
export function ruleRoutes({ serve }: Serving): void {
  serve(explainRules, async ({ actor, db, params, query, now }) => {
    const contact = await readLedgerContact(db, params.contactId)
    if (contact === undefined) throw notFound('contact')
    const at = await readRules(db, now)
    const facts = (await readFacts(db, [contact.contactId], at)).get(contact.contactId)
    if (facts === undefined) throw notFound('contact')
    const isDiscoverable = facts.person?.isDiscoverable === true
    requirePermission(canReadStanding(actor, { ...contact, isDiscoverable }))
    const types = await readActivityTypes(db)
    const type = types.find(({ id }) => id === query.activityTypeId) ?? null
    if (query.activityTypeId !== undefined && type === null) throw notFound('activity type')
    const asked = type === null ? null : askedForOf(type)
    const day = query.on ?? at.today
    const sees = seesCauses(actor, contact)
    const reader = { seesCauses: sees, seesLoad: canReadLoad(actor, contact) === null }
    return {
      ...(await readNames(db, contact.contactId)),
      today: at.today,
      activityType: type === null ? null : { id: type.id, name: type.name },
      kinds: types.map(({ id, name }) => ({ id, name })),
      standing: tellStanding(standingOf(facts, asked, day), sees),
      rules: tellRules(explainStanding(facts, asked, day), facts.rules, reader),
      seesCauses: sees,
      may: {
        limit: canSetLimit(actor, { level: 'advocate', ...contact }),
        limitAccount:
          contact.accountId === null
            ? 'This contact belongs to no account.'
            : canSetLimit(actor, { level: 'account', ownerId: contact.relationshipOwnerId }),
      },
    }
  })
}

type Names = {
  readonly name: string
  readonly account: { readonly id: string; readonly name: string } | null
}

async function readNames(db: WorkspaceDb, contactId: string): Promise<Names> {
  const found = await sql<Names>`
    select c.name, case when a.id is null then null else json_build_object('id', a.id, 'name', a.name) end as account
    from contacts c
    left join accounts x on x.workspace_id = c.workspace_id and x.id = c.account_id
    left join accounts a on a.workspace_id = x.workspace_id
      and a.id = case when x.merged_into is null then x.id else x.merged_into end
    where c.workspace_id = current_workspace() and c.id = ${contactId}`.execute(db)
  return found.rows[0] ?? { name: '', account: null }
}
