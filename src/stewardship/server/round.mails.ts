import { sql } from 'kysely'
import { notifyPerson } from '../../identity/server/notify-person.ts'
import type { Instant } from '../../kernel/time.ts'
import { languageFor } from '../../requests/asks/page-language.ts'
import type { Host } from '../../server/host.ts'
import { layOutMail, linkPlace, sendMail } from '../../server/mail.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { tellFact } from '../fact.texts.ts'
import { roundKind } from '../owner-ask.ts'
import { confirmTexts } from '../round-page.texts.ts'
import { readFactValues } from './fact-value.reads.ts'
import type { StewardshipGround } from './ground.reads.ts'
import { readRoundFacts } from './round-fact.reads.ts'

/** Asks one of ours to confirm, or reminds them: once each, with the button that opens the page. */
export async function mailOwner(
  tx: WorkspaceTx,
  at: StewardshipGround,
  to: { readonly roundId: string; readonly personId: string; readonly isReminder: boolean },
  address: string,
  host: Host,
  now: Instant,
): Promise<void> {
  const facts = await readRoundFacts(tx, to.roundId)
  const values = await readFactValues(
    tx,
    facts.map(({ contactId }) => contactId),
  )
  const told = facts.flatMap((fact) => {
    const known = values.get(fact.contactId)
    return known === undefined || fact.answer !== null ? [] : [{ fact, known }]
  })
  const accounts = [...new Set(told.map(({ known }) => known.account?.name ?? known.name))]
  const texts = confirmTexts('en')
  const title = texts.mailTitle(told.length, accounts[0] ?? at.workspace, accounts.length > 1)
  await notifyPerson(
    tx,
    {
      personId: to.personId,
      kind: `confirm${to.isReminder ? '-reminder' : ''}:${to.roundId}`,
      key: `${roundKind}:${to.roundId}:${to.isReminder ? 'reminder' : 'first'}`,
      title: to.isReminder ? texts.mailReminder(title) : title,
      paragraphs: [texts.mailAsks, ...told.map(({ fact, known }) => `– ${tellFact(fact, known, 'en')}`)],
      about: { kind: roundKind, id: to.roundId },
      path: '/stewardship/rounds',
      open: texts.mailButton,
      link: { label: texts.mailButton, address },
      below: [texts.mailBelow],
      awaits: `${roundKind}:${to.roundId}`,
    },
    host,
    now,
  )
}

type Addressee = {
  readonly name: string
  readonly mail: string | null
  readonly languages: readonly string[]
  readonly country: string | null
  readonly sender: string
  readonly replyTo: string | null
}

/** Asks an advocate, in the name of the program manager who released it. Nothing goes where no address is known. */
export async function mailAdvocate(
  tx: WorkspaceTx,
  at: StewardshipGround,
  roundId: string,
  address: string,
  host: Host,
): Promise<void> {
  const to = await readAddressee(tx, roundId)
  if (to?.mail == null) return
  const facts = await readRoundFacts(tx, roundId)
  const values = await readFactValues(
    tx,
    facts.map(({ contactId }) => contactId),
  )
  const language = languageFor(to)
  const texts = confirmTexts(language)
  const lines = facts.flatMap((fact) => {
    const known = values.get(fact.contactId)
    return known === undefined ? [] : [`– ${tellFact(fact, known, language, true)}`]
  })
  await sendMail(tx, {
    audience: 'customer',
    to: { address: to.mail, name: to.name },
    fromName: to.sender,
    replyTo: to.replyTo,
    subject: texts.advocateTitle(facts.length, at.workspace),
    ...layOutMail({
      paragraphs: [texts.greet(to.name), texts.advocateAsks, ...lines],
      button: { label: texts.mailButton, address: linkPlace },
      below: [texts.mailBelow, `${to.sender}, ${at.workspace}`],
    }),
    about: { kind: roundKind, id: roundId },
    sealedLink: host.secrets.seal(address),
  })
}

async function readAddressee(tx: WorkspaceTx, roundId: string): Promise<Addressee | undefined> {
  const found = await sql<Addressee>`
    select c.name, (select m.email from contact_mails m where m.workspace_id = c.workspace_id and m.contact_id = c.id
        and m.bounced_on is null order by m.is_primary desc, m.email limit 1) as mail,
      array(select l.language from contact_languages l where l.workspace_id = c.workspace_id and l.contact_id = c.id) as languages,
      a.country, p.name as sender, p.email as "replyTo"
    from confirmation_rounds q
    join contacts c on c.workspace_id = q.workspace_id and c.id = q.contact_id
    left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    join people p on p.workspace_id = q.workspace_id and p.id = q.released_by
    where q.workspace_id = current_workspace() and q.id = ${roundId}`.execute(tx)
  return found.rows[0]
}
