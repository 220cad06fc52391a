import { expect, test } from 'vitest'
import type { listActivityTypes } from '../../activities/contract.ts'
import type { getAdvocate } from '../../advocates/advocate.contract.ts'
import type { editProfile } from '../../advocates/profile.contract.ts'
import { recognisePerson } from '../../identity/server/recognise-person.ts'
import type { setUp } from '../../identity/session.contract.ts'
import type { Endpoint } from '../../kernel/contract.ts'
import { toId } from '../../kernel/ids.ts'
import { addDays } from '../../kernel/time.ts'
import { openNeed } from '../../matching/need.ts'
import { openBrowser } from '../../server/testing/browser.ts'
import { makeAdvocate, makeColleague } from '../../server/testing/make-request.ts'
import { type Answer, startTestHost } from '../../server/testing/test-host.ts'
import type { TestWorkspace } from '../../server/testing/test-workspace.ts'
import type { answerApprovalLink } from '../approvals/approval.contract.ts'
import type { agreeOnOwnWords, getChain, nameOwnApprover, writeWords } from '../approvals/wording.contract.ts'
import type { completeMeeting, giveFeedback, proposeAdvocate } from '../asks/ask.contract.ts'
import type { answerAsk, openAskPage } from '../asks/ask-page.contract.ts'
import type { draftRequest } from '../brief.contract.ts'
import type { createRequest, getRequest } from '../request.contract.ts'

// Every kind of activity from the need to the thanks, through the API with a key, and by the links that were mailed:
// what is done next is only what the answers of the API say.

const monday = '2026-03-02T10:00:00.000Z'
const host = await startTestHost({ now: monday, recognise: recognisePerson })
const { body: home } = await openBrowser(host).call<typeof setUp>('POST /setup', {
  body: {
    workspaceName: 'Tarnwell',
    name: 'Noor Haddad',
    email: 'noor@tarnwell.example',
    password: 'a long enough one',
    makeKey: true,
  },
})
const key = (home as { apiKey?: string }).apiKey ?? ''
const { rows } = await host.owner.query('select id, workspace_id from people where email = $1', [
  'noor@tarnwell.example',
])
// Who makes records straight in the database needs the workspace alone.
const workspace = {
  id: toId<'workspace'>(rows[0].workspace_id),
  people: {},
} as unknown as TestWorkspace

function byKey<E extends Endpoint>(
  route: `${E['method']} ${E['path']}`,
  input: { params?: Record<string, string>; query?: Record<string, string>; body?: unknown } = {},
): Promise<Answer<E>> {
  return host.call<E>(null, route, { ...input, headers: { authorization: `Bearer ${key}` } })
}

async function ok<E extends Endpoint>(answer: Promise<Answer<E>>): Promise<Answer<E>['body']> {
  const { status, body, text } = await answer
  if (status >= 400) throw new Error(text)
  return body
}

const executive = await makeColleague(host, workspace, 'Erik Executive', ['executive'])
for (const name of ['requests.legal-approver', 'requests.executive-approver'])
  await ok(byKey('PUT /settings/:name', { params: { name }, body: { value: executive.personId } }))
const { rows: kinds } = await ok(byKey<typeof listActivityTypes>('GET /activity-types'))

type Kind = (typeof kinds)[number]
type Field = { label: string; kind: string; isRequired: boolean; choices: readonly string[] }

/** Something for every field that has to be filled in. */
function fill(fields: readonly Field[], on: string): Record<string, string> {
  const samples: Record<string, string> = {
    number: '40',
    date: on,
    link: 'https://tarnwell.example/news/spring',
    text: 'Spring at Nordkai',
  }
  const needed = fields.filter(({ isRequired }) => isRequired)
  return Object.fromEntries(
    needed.map(({ label, kind, choices }) => [label, choices[0] ?? samples[kind] ?? '']),
  )
}

/** The last token of that path in a mail to somebody. */
async function tokenFor(address: string, path: 'ask' | 'approval'): Promise<string> {
  const { rows } = await host.owner.query<{ sealed_link: string }>(
    'select sealed_link from mails where to_address = $1 and sealed_link is not null order by created_at, id',
    [address],
  )
  const links = rows.map(({ sealed_link }) => host.host.secrets.unseal(sealed_link))
  const token = links.flatMap((link) => new RegExp(`/${path}/(.+)$`).exec(link)?.[1] ?? []).at(-1)
  if (token === undefined) throw new Error(`no link to ${path} in a mail to ${address}`)
  return token
}

type Walk = {
  readonly kind: Kind
  readonly params: { readonly requestId: string; readonly askId: string }
  readonly customer: string
  readonly owner: string
  readonly house: string
  readonly needBy: string
}
type Ask = Answer<typeof getRequest>['body']['asks'][number]

async function begin(kind: Kind, index: number): Promise<Walk> {
  // A week apart: whoever approves for many gets a mail for each and no bundle.
  host.setNow(`${addDays(monday.slice(0, 10), 7 * index)}T10:00:00.000Z`)
  const owner = await makeColleague(host, workspace, `Ines Brandt ${index}`)
  const advocate = await makeAdvocate(host, workspace, { owner })
  if (kind.permissionUse !== null) await permit(advocate.contactId, kind.permissionUse)
  const drafted = await ok(byKey<typeof draftRequest>('GET /requests/brief', { query: { type: kind.id } }))
  const own = drafted.activityTypes.find(({ id }) => id === kind.id)
  if (own === undefined) throw new Error(`${kind.name} has no brief`)
  const needBy = addDays(own.earliestOn, 7)
  const { id: requestId } = await ok(
    byKey<typeof createRequest>('POST /requests', {
      body: {
        ...drafted.brief,
        need: { ...openNeed(kind.id) },
        activityTypeId: kind.id,
        title: `${kind.name} for Hofstad`,
        speaksWith: kind.isLive ? 'Kjersti Amundsen, their CFO' : null,
        purpose: 'They doubt that it holds at their size.',
        needBy,
        times: kind.timing === 'slot' ? [`${addDays(needBy, -1)}T09:00:00.000Z`] : [],
        fields: fill(own.fields, needBy),
        isDraft: false,
        contactId: advocate.contactId,
      },
    }),
  )
  const { ask } = await ok(
    byKey<typeof proposeAdvocate>('POST /requests/:requestId/asks', {
      params: { requestId },
      body: { contactId: advocate.contactId, wishedOn: null, whyYou: 'Same size, same doubts' },
    }),
  )
  const house = `house-${index}@nordkai.example`
  const params = { requestId, askId: ask.id }
  return { kind, params, customer: advocate.email, owner: owner.email ?? '', house, needBy }
}

/** The company lets its name be used so. */
async function permit(contactId: string, use: string): Promise<void> {
  const params = { contactId }
  const { version } = await ok(byKey<typeof getAdvocate>('GET /advocates/:contactId', { params }))
  const given = { answer: 'given', scope: null, document: null, validUntil: null, withdrawnOn: null }
  const permissions = [{ ...given, holder: 'company', use }]
  await ok(
    byKey<typeof editProfile>('PATCH /advocates/:contactId/profile', {
      params,
      body: { version, permissions },
    }),
  )
}

async function show(walk: Walk) {
  const request = await ok(byKey<typeof getRequest>('GET /requests/:requestId', { params: walk.params }))
  const ask = request.asks[0]
  if (ask === undefined) throw new Error('the ask is gone')
  return { request, ask }
}

/** Whoever has the word says yes, by the link in their mail. */
async function approve(walk: Walk, { approver }: Ask['approvals'][number]): Promise<void> {
  if (approver === 'company') await nameHouse(walk)
  const address = { owner: walk.owner, company: walk.house }[approver as string] ?? executive.email ?? ''
  const chain = await readChain(walk)
  const said = await ok(
    host.call<typeof answerApprovalLink>(null, 'POST /links/approvals/:token/decision', {
      params: { token: await tokenFor(address, 'approval') },
      body: { answer: 'yes', comment: null, until: null, version: chain.wording?.versions.length ?? null },
    }),
  )
  expect(said.link).toBe('answered')
}

const readChain = ({ params }: Walk) =>
  ok(byKey<typeof getChain>('GET /requests/:requestId/asks/:askId/chain', { params }))

async function nameHouse({ customer, house }: Walk): Promise<void> {
  await ok(
    host.call<typeof nameOwnApprover>(null, 'PUT /links/asks/:token/outside-approver', {
      params: { token: await tokenFor(customer, 'ask') },
      body: { name: 'Lena Vogt', email: house },
    }),
  )
}

/** The customer says yes on their page, to a time where one was offered. */
async function sayYes(walk: Walk): Promise<void> {
  const params = { token: await tokenFor(walk.customer, 'ask') }
  const page = await ok(host.call<typeof openAskPage>(null, 'GET /links/asks/:token', { params }))
  await ok(
    host.call<typeof answerAsk>(null, 'POST /links/asks/:token/answer', {
      params,
      body: { answer: 'yes', startsAt: page.ask?.times[0] ?? null },
    }),
  )
}

/** Ours writes the words, the customer agrees to them on their page. */
async function agreeOnTheWords(walk: Walk): Promise<void> {
  const { params } = walk
  await ok(
    byKey<typeof writeWords>('PUT /requests/:requestId/asks/:askId/words', {
      params,
      body: { text: 'It saved us a week.', version: 0 },
    }),
  )
  await ok(
    host.call<typeof agreeOnOwnWords>(null, 'POST /links/asks/:token/words/agreement', {
      params: { token: await tokenFor(walk.customer, 'ask') },
      body: { version: 1 },
    }),
  )
}

async function complete(walk: Walk): Promise<void> {
  host.setNow(`${addDays(walk.needBy, 1)}T12:00:00.000Z`)
  const { params, kind, needBy } = walk
  await ok(
    byKey<typeof completeMeeting>('POST /requests/:requestId/asks/:askId/completion', {
      params,
      body: { doneOn: needBy, evidence: 'As agreed', minutes: 30, result: fill(kind.resultFields, needBy) },
    }),
  )
  await ok(
    byKey<typeof giveFeedback>('POST /requests/:requestId/asks/:askId/feedback', {
      params,
      body: { score: 5, comment: null, mayQuote: false },
    }),
  )
}

/** Does what the ask waits for, once; gives in a word what that was, null where it waits for nothing more. */
async function goOn(walk: Walk): Promise<string | null> {
  const { ask } = await show(walk)
  const open = ask.approvals.find(({ state }) => state === 'open')
  if (ask.state === 'awaiting-approval' && open !== undefined) {
    await approve(walk, open)
    return open.approver
  }
  if (ask.state === 'asked') {
    await sayYes(walk)
    return 'advocate'
  }
  if (walk.kind.hasWords && (await readChain(walk)).wording?.versions.length === 0) {
    await agreeOnTheWords(walk)
    return 'words'
  }
  if (open === undefined) return null
  await approve(walk, open)
  return open.approver
}

test('there are the 36 kinds of the catalogue', () => {
  expect(kinds).toHaveLength(36)
})

test.each(kinds.map((kind, index) => [kind.name, kind, index] as const))(
  'a request for %s goes from the need to the thanks',
  async (_, kind, index) => {
    const walk = await begin(kind, index)
    const went: string[] = []
    for (let step = await goOn(walk); step !== null; step = await goOn(walk)) {
      went.push(step)
      if (went.length > 10) throw new Error(`it goes round: ${went.join(', ')}`)
    }
    // Who proposes said the program's yes; an owner who is only informed is not asked.
    const asked = kind.steps.map(({ approver }) => approver).filter((approver) => approver !== 'program')
    const isInformed = kind.fulfilment === 'self-service-informed'
    expect(went.filter((step) => step !== 'words')).toEqual(
      isInformed ? asked.slice(asked.indexOf('advocate')) : asked,
    )
    expect(went.includes('words')).toBe(kind.hasWords)
    await complete(walk)
    const { request, ask } = await show(walk)
    expect(request).toMatchObject({ phase: 'closed', outcome: 'fulfilled' })
    expect(ask.result.map(({ label }) => label)).toEqual(
      kind.resultFields.filter(({ isRequired }) => isRequired).map(({ label }) => label),
    )
    const { rows: kept } = await host.owner.query(
      `select m.to_address from ask_mails k join mails m on m.id = k.mail_id where k.ask_id = $1 and k.kind = 'thanks'`,
      [walk.params.askId],
    )
    expect(kept).toEqual([{ to_address: walk.customer }])
  },
)
