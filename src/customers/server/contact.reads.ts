import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { dayOf, type Instant } from '../../kernel/time.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { getContact } from '../contact.contract.ts'
import { canEditContact, canSeeContactDetails, seesContact } from '../policy.ts'
import { customValuesOf } from './custom-field.reads.ts'

type Contact = ResponseOf<typeof getContact>
type Named = { id: string; name: string } | null

type Row = {
  id: string
  name: string
  title: string | null
  account: Contact['account']
  own_owner_id: string | null
  relationship_owner_id: string | null
  owner: Named
  facts: Omit<Contact, 'id' | 'name' | 'title' | 'account' | 'owner' | 'ownerIsAccounts' | 'custom' | 'may'>
}

/** One contact as the caller may see it, without mail and phone. Two statements. Throws `not-found`. */
export async function readContact(
  db: WorkspaceDb | WorkspaceTx,
  actor: Actor,
  contactId: string,
  now: Instant,
): Promise<Contact> {
  const row = await selectContact(db, actor.workspaceId, contactId, dayOf(now))
  if (row === undefined) throw notFound('contact')
  const owned = { ownerId: row.own_owner_id, relationshipOwnerId: row.relationship_owner_id }
  const may = { edit: canEditContact(actor, owned), seeDetails: canSeeContactDetails(actor, owned) }
  const plain = { id: row.id, name: row.name, title: row.title, may }
  if (!seesContact(actor, owned)) {
    return { ...plain, account: row.account === null ? null : { ...row.account, country: null } }
  }
  const customs = await customValuesOf(db, actor.workspaceId, [contactId])
  return {
    ...plain,
    account: row.account,
    ...row.facts,
    owner: row.owner,
    ownerIsAccounts: row.own_owner_id === null && row.owner !== null,
    custom: Object.fromEntries(customs.get(contactId) ?? []),
  }
}

async function selectContact(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  contactId: string,
  today: string,
): Promise<Row | undefined> {
  const found = await sql<Row>`
    select c.id, c.name, c.title, c.owner_id as own_owner_id, a.owner_id as relationship_owner_id,
      case when a.id is not null then json_build_object('id', a.id, 'name', a.name, 'country', a.country) end as account,
      (select json_build_object('id', p.id, 'name', p.name) from people p
        where p.workspace_id = c.workspace_id and p.id = coalesce(c.owner_id, a.owner_id)) as owner,
      jsonb_build_object(
        'persona', (select json_build_object('id', t.id, 'name', t.name) from taxonomy_terms t
          where t.workspace_id = c.workspace_id and t.id = c.persona_id),
        'personaText', c.persona_text, 'seniority', c.seniority, 'timeZone', c.time_zone, 'crmId', c.crm_id,
        'leftOn', c.left_on, 'version', c.version,
        'stage', (select j.stage from advocates j where j.workspace_id = c.workspace_id and j.contact_id = c.id),
        'languages', (select coalesce(json_agg(l.language order by l.language), '[]') from contact_languages l
          where l.workspace_id = c.workspace_id and l.contact_id = c.id),
        'details', json_build_object('phone', c.phone is not null, 'mails', (select count(*) from contact_mails m
          where m.workspace_id = c.workspace_id and m.contact_id = c.id)),
        'employments', ${employments()},
        'absences', (select coalesce(json_agg(json_build_object('id', b.id, 'fromOn', b.from_on, 'untilOn', b.until_on,
            'reason', b.reason) order by b.from_on), '[]') from absences b
          where b.workspace_id = c.workspace_id and b.contact_id = c.id and b.until_on >= ${today}::date)
      ) as facts
    from contacts c left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    where c.workspace_id = ${workspaceId} and c.id = ${contactId}`.execute(db)
  return found.rows[0]
}

function employments() {
  return sql`(select coalesce(json_agg(json_build_object('title', e.title, 'fromOn', e.from_on, 'untilOn', e.until_on,
      'account', case when w.id is not null then json_build_object('id', w.id, 'name', w.name) end)
      order by coalesce(e.until_on, 'infinity'::date) desc, e.id desc), '[]')
    from employments e left join accounts w on w.workspace_id = e.workspace_id and w.id = e.account_id
    where e.workspace_id = c.workspace_id and e.contact_id = c.id)`
}

/** Mail, phone and assistant of a contact. The caller has checked the permission and logs the look. */
export async function readContactDetails(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  contactId: string,
) {
  const contact = await db
    .selectFrom('contacts')
    .select(['phone', 'assistant', 'preferred_channel'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', contactId)
    .executeTakeFirstOrThrow()
  const mails = await db
    .selectFrom('contact_mails')
    .select(['email', 'is_primary', 'bounced_on'])
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', contactId)
    .orderBy('is_primary', 'desc')
    .orderBy('email')
    .execute()
  return {
    mails: mails.map((mail) => ({
      email: mail.email,
      isPrimary: mail.is_primary,
      bouncedOn: mail.bounced_on,
    })),
    phone: contact.phone,
    assistant: contact.assistant,
    preferredChannel: contact.preferred_channel,
  }
}
