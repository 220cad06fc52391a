import { sql } from 'kysely'
import { agesFrom, policyAges } from '../../advocates/freshness.ts'
import { customerFactAges } from '../../customers/customer-fact.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { addDays, type Day, dayOf, type Instant } from '../../kernel/time.ts'
import { askPageTexts } from '../../requests/asks/ask-page.texts.ts'
import { composeDeeds } from '../../requests/asks/ask-page.ts'
import type { PageLanguage } from '../../requests/asks/page-language.ts'
import { tellDay } from '../../requests/asks/page-time.ts'
import { readDeeds } from '../../requests/asks/server/ask-page.reads.ts'
import type { Link } from '../../server/links.ts'
import { readSettings } from '../../server/settings.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { composeHolding } from '../compose-holding.ts'
import type { openOwnErasure, openOwnPage } from '../own-page.contract.ts'
import { recordTexts } from '../own-record.texts.ts'
import type { OwnRecord } from '../own-record.ts'
import { readToldCorrections } from './correction.reads.ts'
import { type OwnHouse, type OwnPlace, readOwnHouse, readOwnPlace } from './own-place.reads.ts'
import { readOwnRecord } from './own-record.reads.ts'

type OwnPage = ResponseOf<typeof openOwnPage>
type Own = NonNullable<OwnPage['own']>

/** The own page behind a link; one that ran out or was ended shows nothing of anybody but whom to ask. */
export async function readOwnPage(
  db: WorkspaceDb,
  link: Link,
  wanted: PageLanguage | null,
  now: Instant,
): Promise<OwnPage> {
  const place = await readOwnPlace(db, link.subjectId)
  const house = await readOwnHouse(db, place?.contactId ?? null)
  const head = headOf(house, place, wanted)
  if (place === null || link.state !== 'open') {
    return { ...head, link: link.state === 'expired' ? 'expired' : 'withdrawn', expiresOn: null, own: null }
  }
  const today = dayOf(now, house.timeZone)
  const expiresOn = addDays(dayOf(link.expiresAt, house.timeZone), -1)
  return { ...head, link: 'open', expiresOn, own: await readOwn(db, link, place, head.language, today) }
}

const headOf = (house: OwnHouse, place: OwnPlace | null, wanted: PageLanguage | null) => ({
  language: wanted ?? place?.language ?? ('en' as const),
  workspace: house.workspace,
  program: house.program === null ? null : { name: house.program.name, email: house.program.email },
})

/** So many of what they said is wrong come with the page; the others are asked for. */
const mostTold = 5

async function readOwn(
  db: WorkspaceDb,
  { workspaceId }: Link,
  place: OwnPlace,
  language: PageLanguage,
  today: Day,
): Promise<Own> {
  const record = await readOwnRecord(db, place.contactId, today)
  if (record === null) throw new Error('an advocate that was read is gone')
  const ages = agesFrom(...(await readSettings(db, { workspaceId }, [policyAges, customerFactAges])))
  const { limits, journey } = record
  return {
    name: place.name,
    hasLeft: journey.stage === 'retired' || journey.stage === 'declined',
    hasMail: place.mail !== null,
    limits: {
      asksAQuarter: limits.asksAQuarter,
      noticeDays: limits.noticeDays,
      blackouts: [...limits.blackouts],
      restsUntil: limits.restsUntil,
    },
    kinds: await readKinds(db, record, language),
    neverWith: [...limits.neverWith],
    open: await readOpenAsks(db, place.contactId, language),
    ...composeDeeds(await readDeeds(db, place.contactId), language),
    permissions: permissionsOf(record, language),
    holding: composeHolding(record, { language, ages, today }).map(({ title, facts }) => ({
      title,
      facts: [...facts],
    })),
    corrections: await readToldCorrections(db, place.contactId, { size: mostTold }),
  }
}

/** Every kind in use, with their answer: what was answered first, what they would do before what they would not. */
async function readKinds(
  db: WorkspaceDb,
  { willingness }: OwnRecord,
  language: PageLanguage,
): Promise<Own['kinds']> {
  const kinds = await db
    .selectFrom('activity_types')
    .select(['id', 'name', 'name_de', 'family'])
    .where('workspace_id', '=', sql<string>`current_workspace()`)
    .where('in_use', '=', true)
    .where('is_company_level', '=', false)
    .orderBy('family')
    .orderBy('name')
    .execute()
  const answers = new Map(willingness.map((each) => [each.activityTypeId, each.answer]))
  return kinds.map(({ id, name, name_de, family }) => ({
    activityTypeId: id,
    name: (language === 'de' ? name_de : null) ?? name,
    family,
    answer: answers.get(id) ?? null,
  }))
}

type OpenAsk = {
  readonly state: string
  readonly name: string
  readonly germanName: string | null
  readonly day: Day | null
}

async function readOpenAsks(
  db: WorkspaceDb,
  contactId: string,
  language: PageLanguage,
): Promise<Own['open']> {
  const found = await sql<OpenAsk>`
    select e.state, coalesce(t.name, e.title) as name, t.name_de as "germanName", coalesce(e.agreed_on, e.wished_on) as day
    from ledger_entries e
    left join activity_types t on t.workspace_id = e.workspace_id and t.id = e.activity_type_id
    where e.workspace_id = current_workspace() and e.contact_id = ${contactId} and e.kind = 'ask'
      and e.state in ('asked', 'accepted', 'scheduled') and e.corrects_id is null
      and not exists (select from ledger_entries c where c.workspace_id = e.workspace_id and c.corrects_id = e.id)
    order by coalesce(e.agreed_on, e.wished_on), e.id limit 20`.execute(db)
  const texts = recordTexts(language)
  return found.rows.map(({ state, name, germanName, day }) => {
    const activity = (language === 'de' ? germanName : null) ?? name
    const on = day === null ? null : tellDay(day, language)
    return { state, says: state === 'asked' ? texts.openAsk(activity, on) : texts.openYes(activity, on) }
  })
}

/** What person and company allow or allowed; what was refused or never asked is among what we hold. */
function permissionsOf({ permissions }: OwnRecord, language: PageLanguage): Own['permissions'] {
  const { uses } = askPageTexts(language)
  return permissions
    .filter(({ answer }) => answer === 'given')
    .map(({ use, holder, scope, confirmedOn, validUntil, withdrawnOn }) => ({
      ...{ use, holder, name: uses[use], scope, since: confirmedOn, validUntil, withdrawnOn },
    }))
}

/** What the second link of an erasure asks; nothing of anybody once it holds no more. */
export async function readErasurePage(
  db: WorkspaceDb,
  link: Link,
  wanted: PageLanguage | null,
): Promise<ResponseOf<typeof openOwnErasure>> {
  const place = await readOwnPlace(db, link.subjectId)
  const head = headOf(await readOwnHouse(db, place?.contactId ?? null), place, wanted)
  if (link.state === 'used') return { ...head, link: 'done', name: null }
  if (place === null || link.state !== 'open')
    return { ...head, link: link.state === 'expired' ? 'expired' : 'withdrawn', name: null }
  return { ...head, link: 'open', name: place.name }
}
