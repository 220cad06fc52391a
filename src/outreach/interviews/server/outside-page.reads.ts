import { sql } from 'kysely'
import { sectionTitles } from '../../../advocates/profile.ts'
import { readKnown } from '../../../advocates/server/interview.reads.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { Instant } from '../../../kernel/time.ts'
import { languageFor, type PageLanguage } from '../../../requests/asks/page-language.ts'
import type { Link } from '../../../server/links.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { openDraftLink } from '../draft.contract.ts'
import type { openInterviewLink, openInterviewTask } from '../invitation.contract.ts'
import { preparedSections } from '../invitation.ts'
import { readDrafts } from './draft.store.ts'
import { readInvitation, readOwnPreparation } from './invitation.store.ts'
import { readTasks, type StoredTask } from './task.store.ts'

type Db = WorkspaceDb | WorkspaceTx

async function readWorkspace(db: Db): Promise<string> {
  const found = await sql<{
    name: string
  }>`select name from workspaces where id = current_workspace()`.execute(db)
  return found.rows[0]?.name ?? ''
}

/** The customer's page of an interview; one that was called off and a link that ran out show whom to ask. */
export async function readInterviewPage(
  db: Db,
  link: Link,
  wanted: PageLanguage | null,
  now: Instant,
): Promise<ResponseOf<typeof openInterviewLink>> {
  const invitation = await readInvitation(db, { id: link.subjectId })
  if (invitation === undefined || link.state !== 'open') {
    const program = invitation === undefined ? null : programOf(invitation.interviewer)
    const state = link.state === 'expired' ? 'expired' : 'withdrawn'
    const workspace = invitation?.workspace ?? (await readWorkspace(db))
    return { link: state, language: wanted ?? 'en', workspace, program, interview: null }
  }
  const own = await readOwnPreparation(db, invitation.interviewId)
  const known = new Map(
    (await readKnown(db, link.workspaceId, invitation.contactId)).map(({ section, text }) => [section, text]),
  )
  const { contact, interviewer, state, minutes, place, words, startsAt } = invitation
  return {
    link: 'open',
    language: wanted ?? languageFor(invitation),
    workspace: invitation.workspace,
    program: programOf(interviewer),
    interview: {
      ...{ name: contact, interviewer: interviewer.name, state, minutes, place, words, startsAt },
      isOver: invitation.interviewState !== 'open',
      offered: invitation.offered.filter((each) => each > now && each !== startsAt),
      named: invitation.named.filter((each) => each > now),
      theirZone: invitation.timeZone,
      // Whom they left for us is ours to know, not to hold up to them.
      questions: preparedSections.map((section) => ({
        section,
        text: own.get(section) ?? (section === 'choice' ? '' : (known.get(section) ?? '')),
      })),
    },
  }
}

const programOf = ({ name, email }: { readonly name: string; readonly email: string | null }) => ({
  name,
  email,
})

/** The account team's page: facts before an interview, what was said after it. */
export async function readTaskPage(db: Db, link: Link): Promise<ResponseOf<typeof openInterviewTask>> {
  const [task] = await readTasks(db, { id: link.subjectId })
  const workspace = await readWorkspace(db)
  const program = task === undefined ? null : { name: task.scribe, email: task.scribeMail }
  const state = taskLinkState(link, task)
  if (task === undefined || state === 'withdrawn' || state === 'expired') {
    return { link: state, workspace, program, task: null }
  }
  const { kind, contact, account, bookedFor, answerBy, isRight, words } = task
  const told = { kind, owner: task.owner.name, contact, account, bookedFor, answerBy, isRight, words }
  return { link: state, workspace, program, task: { ...told, facts: await readFacts(db, link, task) } }
}

function taskLinkState(link: Link, task: StoredTask | undefined) {
  if (task === undefined || task.state === 'dropped' || link.state === 'withdrawn') return 'withdrawn'
  if (task.state === 'answered') return 'answered'
  return link.state === 'expired' ? 'expired' : 'open'
}

async function readFacts(db: Db, { workspaceId }: Link, { kind, contactId }: StoredTask) {
  if (kind === 'brief') {
    const known = await readKnown(db, workspaceId, contactId)
    return known.map(({ section, text }) => ({ label: briefLabels[section] ?? section, text }))
  }
  const rows = await db
    .selectFrom('profile_sections')
    .select(['section', 'body'])
    .where('contact_id', '=', contactId)
    .where('section', 'in', ['organisation', 'situation', 'choice', 'deployment', 'outcome', 'advice'])
    .execute()
  const results = await db
    .selectFrom('profile_results')
    .select(['measure', 'before_value', 'after_value'])
    .where('contact_id', '=', contactId)
    .orderBy('position')
    .execute()
  return [
    ...rows.map(({ section, body }) => ({
      label: sectionTitles[section as keyof typeof sectionTitles] ?? section,
      text: body,
    })),
    ...results.map(({ measure, before_value, after_value }) => ({
      label: measure,
      text: `${before_value ?? '–'} to ${after_value ?? '–'}`,
    })),
  ]
}

const briefLabels: Readonly<Record<string, string>> = {
  you: 'Who they are',
  organisation: 'Their account',
  choice: 'The choice',
  deployment: 'In use',
  gifts: 'Gifts',
  contact: 'Contact',
}

/** The speaker's page about their words. */
export async function readDraftPage(
  db: Db,
  link: Link,
  wanted: PageLanguage | null,
): Promise<ResponseOf<typeof openDraftLink>> {
  const [draft] = await readDrafts(db, { id: link.subjectId })
  const workspace = draft?.workspace ?? (await readWorkspace(db))
  const program = draft?.sentBy == null ? null : { name: draft.sentBy, email: draft.senderMail }
  const reader = draft === undefined ? null : await readReader(db, draft.contactId)
  const language = wanted ?? (reader === null ? 'en' : languageFor(reader))
  const head = { language, workspace, program }
  if (
    draft === undefined ||
    draft.state === 'dropped' ||
    draft.state === 'draft' ||
    link.state === 'withdrawn'
  ) {
    return { link: 'withdrawn', ...head, draft: null }
  }
  if (draft.state === 'sent' && link.state === 'expired') return { link: 'expired', ...head, draft: null }
  const { kind, title, body, state } = draft
  const shown = { kind, title, body, state, name: reader?.name ?? '' }
  return { link: state === 'sent' ? 'open' : 'answered', ...head, draft: shown }
}

async function readReader(db: Db, contactId: string) {
  const found = await sql<{ name: string; languages: string[]; country: string | null }>`
    select c.name, a.country, coalesce((select jsonb_agg(l.language) from contact_languages l
      where l.workspace_id = c.workspace_id and l.contact_id = c.id), '[]') as languages
    from contacts c left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    where c.workspace_id = current_workspace() and c.id = ${contactId}`.execute(db)
  return found.rows[0] ?? null
}
