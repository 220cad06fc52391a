import { expect, test } from 'vitest'
import { activityIds, makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { addJourneyStep, getAdvocate, listJourneySteps } from '../advocate.contract.ts'
import type {
  bookInterview,
  finishInterview,
  getInterview,
  openInterview,
  writeInterview,
} from '../interview.contract.ts'
import { interviewSections } from '../interview.ts'
import type {
  addBlackout,
  confirmFact,
  editProfile,
  getRatings,
  putRatings,
  removeBlackout,
} from '../profile.contract.ts'

const { host, call, makeWorkspace, drain, setNow } = await startTestHost()

async function start() {
  setNow('2026-03-02T09:00:00.000Z')
  const works = await makeWorkspace()
  const { member, 'program-manager': manager, executive, administrator } = works.people
  const [contactId = ''] = await makeContacts(
    host.door,
    works,
    { name: 'Havenbedrijf Scheldemond', owner: member.email, country: 'NL', employees: 1150 },
    [{ name: 'Annelies Vermeulen', title: 'Head of finance', languages: ['nl', 'en'] }],
  )
  const types = await activityIds(host.door, works)
  const params = { contactId }
  return {
    works,
    manager,
    member,
    executive,
    administrator,
    contactId,
    params,
    types,
    db: host.door.in(works.id),
    step: (actor: typeof manager, body: object) =>
      call<typeof addJourneyStep>(actor, 'POST /advocates/:contactId/journey-steps', { params, body }),
    read: (actor: typeof manager) => call<typeof getAdvocate>(actor, 'GET /advocates/:contactId', { params }),
    open: (actor: typeof manager) =>
      call<typeof openInterview>(actor, 'POST /advocates/:contactId/interview', { params, body: {} }),
    write: (actor: typeof manager, section: string, body: object) =>
      call<typeof writeInterview>(actor, 'PUT /advocates/:contactId/interview/sections/:section', {
        params: { contactId, section },
        body,
      }),
    interview: (actor: typeof manager) =>
      call<typeof getInterview>(actor, 'GET /advocates/:contactId/interview', { params }),
    edit: (actor: typeof manager, body: object) =>
      call<typeof editProfile>(actor, 'PATCH /advocates/:contactId/profile', { params, body }),
  }
}

type Started = Awaited<ReturnType<typeof start>>

/** What fills each section of the interview. */
function answers(types: Record<string, string>): Record<string, object> {
  const permission = { holder: 'person', scope: null, document: null, validUntil: null, withdrawnOn: null }
  const willing = { isPublic: false, languages: 'nl en', limitNote: null, ownLimit: 2, ownLimitDays: 90 }
  return {
    opening: { recording: 'notes' },
    you: { sections: { role: 'Runs the close for four terminals.', motives: 'Be heard.' } },
    organisation: { sections: { organisation: 'A port.' } },
    before: { sections: { situation: 'Spreadsheets in the forest.' } },
    choice: { sections: { choice: 'The audit trail.' } },
    deployment: { sections: { deployment: 'Ledger since 2023.' } },
    results: {
      sections: { outcome: 'We argue about decisions now.' },
      results: [
        {
          measure: 'Monthly close, days',
          before: '9',
          after: '5',
          since: 'Mar 2026',
          confirmer: 'herself',
          isQuotable: true,
        },
      ],
    },
    'honest-view': { sections: { 'honest-view': 'The import was hard.' }, recommendScore: 9 },
    advice: { sections: { advice: 'Start with one terminal.' }, topics: ['month end', 'audit'] },
    willingness: {
      willingness: [{ activityTypeId: types['sales-reference-call'], answer: 'yes', ...willing }],
    },
    limits: { limits: { asksAQuarter: 2, noticeDays: 5 } },
    permissions: { permissions: [{ ...permission, use: 'quote', answer: 'given' }] },
  }
}

async function holdInterview({ manager, open, write, types }: Started): Promise<number> {
  await open(manager)
  const filled = answers(types)
  let version = 1
  for (const section of interviewSections) {
    const answer = await write(manager, section, { version, mark: 'done', ...filled[section] })
    expect([section, answer.status, answer.problem.detail]).toEqual([section, 200, undefined])
    version = answer.body.version
  }
  return version
}

test('an interview fills the profile as it is written, and finishing it makes the contact interviewed', async () => {
  const it = await start()
  const { manager, contactId, params, read } = it
  const version = await holdInterview(it)
  const half = await read(manager)
  expect(half.body).toMatchObject({ stage: 'potential', completeness: 100, languages: ['en', 'nl'] })
  expect(half.body.profile?.results).toMatchObject([
    { measure: 'Monthly close, days', before: '9', after: '5' },
  ])
  const finished = await call<typeof finishInterview>(
    manager,
    'POST /advocates/:contactId/interview/completion',
    {
      params,
      body: { version },
    },
  )
  expect(finished.status).toBe(200)
  expect((await read(manager)).body).toMatchObject({ stage: 'interviewed', unmet: [], interview: null })

  expect((await it.step(manager, { action: 'publish' })).body).toEqual({
    stage: 'discoverable',
    isOverride: false,
  })
  const steps = await call<typeof listJourneySteps>(manager, 'GET /advocates/:contactId/journey-steps', {
    params,
  })
  expect(steps.body.steps.map(({ from, to, by }) => [from, to, by])).toEqual([
    ['interviewed', 'discoverable', 'Some program-manager'],
    ['potential', 'interviewed', 'Some program-manager'],
    ['customer', 'potential', 'Some program-manager'],
  ])
  expect(contactId).toBe(steps.body.steps.length === 3 ? contactId : '')
})

test('an interview with a section untouched is not finished, and says which', async () => {
  const it = await start()
  await it.open(it.manager)
  await it.write(it.manager, 'opening', { version: 1, mark: 'done' })
  await it.write(it.manager, 'gifts', { version: 2, skipReason: 'Public sector, known' })
  const { status, problem } = await call(it.manager, 'POST /advocates/:contactId/interview/completion', {
    params: it.params,
    body: { version: 3 },
  })
  expect([status, problem.refusal]).toEqual([409, 'sections-open'])
  expect(problem.detail).toContain('Results')
  expect(problem.detail).not.toContain('Gifts')
})

test('two tabs never overwrite each other: the later is told who wrote', async () => {
  const it = await start()
  await it.open(it.manager)
  expect(
    (await it.write(it.manager, 'before', { version: 1, sections: { situation: 'First' } })).status,
  ).toBe(200)
  const late = await it.write(it.manager, 'before', { version: 1, sections: { situation: 'Second' } })
  expect(late.status).toBe(409)
  expect(late.text).toContain('Some program-manager')
  expect((await it.read(it.manager)).body.profile?.sections).toMatchObject([
    { section: 'situation', body: 'First' },
  ])
})

test('skipping the interview is an override with its reason, and stands in for nothing else', async () => {
  const it = await start()
  await it.step(it.manager, { action: 'consider' })
  const bare = await it.step(it.manager, { action: 'publish', reason: 'Known for years' })
  expect([bare.status, bare.problem.refusal]).toEqual([409, 'not-ready'])
  expect(bare.problem.detail).toMatch(/complete and needs 80%.*permission is not on record/)
  const filled = answers(it.types)
  const profile = Object.assign({}, ...Object.values(filled)) as Record<string, unknown>
  const sections = Object.assign(
    {},
    ...Object.values(filled).map((each) => (each as { sections?: object }).sections ?? {}),
  )
  const { recording: _, recommendScore: __, ...parts } = { ...profile, sections } as Record<string, unknown>
  const { body } = await it.read(it.manager)
  expect((await it.edit(it.manager, { version: body.version, ...parts })).status).toBe(200)
  const wordless = await it.step(it.manager, { action: 'publish' })
  expect(wordless.problem.detail).toContain('interview has not taken place')
  expect((await it.step(it.manager, { action: 'publish', reason: 'Known for years' })).body).toEqual({
    stage: 'discoverable',
    isOverride: true,
  })
  expect((await it.read(it.manager)).body.interviewOverride).toBe('Known for years')
})

test('an introduction keeps who made it and how; retiring and declining need a reason', async () => {
  const it = await start()
  const introduced = await it.step(it.member, {
    action: 'introduce',
    introducedBy: it.member.personId,
    how: 'At the user day',
  })
  expect(introduced.body).toMatchObject({ stage: 'introduced' })
  expect((await it.read(it.manager)).body).toMatchObject({
    introducedBy: { name: 'Some member' },
    introductionHow: 'At the user day',
  })
  expect((await it.step(it.member, { action: 'retire', reason: 'x' })).status).toBe(403)
  expect((await it.step(it.manager, { action: 'retire' })).problem.refusal).toBe('reason-missing')
  expect((await it.step(it.manager, { action: 'retire', reason: 'Moved abroad' })).body.stage).toBe('retired')
  expect((await it.step(it.manager, { action: 'publish', reason: 'x' })).problem.refusal).toBe(
    'not-from-this-stage',
  )
})

test('the workspace may let interviewed advocates become discoverable by themselves', async () => {
  const it = await start()
  await it.db
    .insertInto('workspace_settings')
    .values({
      workspace_id: it.works.id,
      name: 'advocates.publish-by-itself',
      value: 'true',
      set_at: '2026-03-02T09:00:00Z',
    })
    .execute()
  const version = await holdInterview(it)
  await call(it.manager, 'POST /advocates/:contactId/interview/completion', {
    params: it.params,
    body: { version },
  })
  expect((await it.read(it.manager)).body.stage).toBe('discoverable')
})

test('who sees what: owner all but ratings, others name and post once discoverable, ratings program managers alone', async () => {
  const it = await start()
  const stranger = { ...it.member, personId: it.executive.personId }
  await holdInterview(it)
  expect((await it.read(stranger)).status).toBe(404)
  expect((await it.read(it.member)).body.profile).not.toBeNull()
  const ratings = { articulacy: 4, enthusiasm: 5, seniorityFit: 3, risk: 2 }
  expect(
    (
      await call<typeof putRatings>(it.manager, 'PUT /advocates/:contactId/ratings', {
        params: it.params,
        body: ratings,
      })
    ).status,
  ).toBe(200)
  const read = await call<typeof getRatings>(it.manager, 'GET /advocates/:contactId/ratings', {
    params: it.params,
  })
  expect(read.body.ratings).toEqual(ratings)
  for (const actor of [it.member, it.executive, it.administrator]) {
    expect((await call(actor, 'GET /advocates/:contactId/ratings', { params: it.params })).status).toBe(403)
    const seen = await it.read(actor)
    expect(seen.text).not.toContain('articulacy')
  }
  await host.door.write(it.works.id, async (tx) => {
    await tx
      .updateTable('advocates')
      .set({ stage: 'discoverable' })
      .where('workspace_id', '=', it.works.id)
      .execute()
  })
  const seen = await it.read(stranger)
  expect(seen.body).toMatchObject({ name: 'Annelies Vermeulen', profile: null, unmet: [] })
  expect(seen.text).not.toContain('Spreadsheets')
  expect(seen.body.account).toMatchObject({ name: 'Havenbedrijf Scheldemond', renewalOn: null })
  expect((await it.edit(stranger, { version: seen.body.version, topics: ['x'] })).status).toBe(403)
})

test('a stale profile edit is refused and names who changed it; an edit that changes nothing counts as none', async () => {
  const it = await start()
  await it.step(it.manager, { action: 'consider' })
  const { version } = (await it.read(it.member)).body
  const first = await it.edit(it.member, { version, topics: ['audit'] })
  expect(first.body.version).toBe(version + 1)
  expect((await it.edit(it.manager, { version, topics: ['other'] })).text).toContain('Some member')
  expect((await it.edit(it.manager, { version: version + 1, topics: ['audit'] })).body.version).toBe(
    version + 1,
  )
})

test('what was said ages, and saying that it is still true makes it fresh again', async () => {
  const it = await start()
  await holdInterview(it)
  expect((await it.read(it.manager)).body.freshness).toEqual({ percent: 100, band: 'fresh' })
  setNow('2027-03-20T09:00:00.000Z')
  const later = (await it.read(it.manager)).body
  expect(later.freshness?.percent).toBeLessThan(70)
  const stale = later.profile?.facts.filter((fact) => fact.isStale) ?? []
  expect(stale.map((fact) => fact.kind)).toContain('willingness')
  for (const { kind, section } of stale) {
    const answer = await call<typeof confirmFact>(it.manager, 'POST /advocates/:contactId/confirmations', {
      params: it.params,
      body: { kind, section },
    })
    expect(answer.status).toBe(200)
  }
  expect((await it.read(it.manager)).body.freshness?.percent).toBe(100)
})

test('blackouts come and go, and an impossible one names its field', async () => {
  const it = await start()
  await it.step(it.manager, { action: 'consider' })
  const add = (body: object) =>
    call<typeof addBlackout>(it.member, 'POST /advocates/:contactId/blackouts', { params: it.params, body })
  expect((await add({ from: '2026-12-14', until: '2026-12-01' })).problem.errors).toMatchObject([
    { field: 'until' },
  ])
  expect((await add({ from: '2026-02-30', until: '2026-12-01' })).problem.errors).toMatchObject([
    { field: 'from' },
  ])
  const { body } = await add({ from: '2026-12-14', until: '2027-01-15', reason: 'year end' })
  expect((await it.read(it.manager)).body.profile?.blackouts).toMatchObject([
    { id: body.id, reason: 'year end' },
  ])
  const gone = await call<typeof removeBlackout>(
    it.member,
    'DELETE /advocates/:contactId/blackouts/:blackoutId',
    {
      params: { contactId: it.contactId, blackoutId: body.id },
    },
  )
  expect(gone.status).toBe(200)
  expect((await it.read(it.manager)).body.profile?.blackouts).toEqual([])
})

test('the first use makes a discoverable advocate active', async () => {
  const it = await start()
  await it.step(it.manager, { action: 'consider' })
  const { account_id } = await it.db
    .selectFrom('contacts')
    .select('account_id')
    .where('id', '=', it.contactId)
    .executeTakeFirstOrThrow()
  await host.door.write(it.works.id, async (tx) => {
    await tx
      .updateTable('advocates')
      .set({ stage: 'discoverable' })
      .where('workspace_id', '=', it.works.id)
      .execute()
    const { id } = await tx
      .insertInto('ledger_entries')
      .values({
        workspace_id: it.works.id,
        kind: 'ask',
        contact_id: it.contactId,
        account_id: account_id ?? '',
        state: 'done',
        title: 'A call',
        source_kind: 'person',
        effective_on: '2026-03-01',
        load_quarters: 8,
        full_load_quarters: 8,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const { announce } = await import('../../server/announce.ts')
    const { event } = await import('../../kernel/event.ts')
    await announce(
      tx,
      event(
        'ask.moved',
        it.manager,
        { kind: 'ask', id },
        { about: { contact: it.contactId }, data: { to: 'done' } },
      ),
    )
  })
  await drain()
  expect((await it.read(it.manager)).body.stage).toBe('active')
})

test('the interview page is filled ahead from customer facts', async () => {
  const it = await start()
  await it.open(it.manager)
  const { body } = await it.interview(it.manager)
  expect(body.known).toMatchObject([
    { section: 'you', text: 'Head of finance at Havenbedrijf Scheldemond.' },
    { section: 'organisation', text: 'Havenbedrijf Scheldemond, 1150 people.' },
  ])
  expect(body.interview).toMatchObject({
    state: 'open',
    version: 1,
    scribe: { name: 'Some program-manager' },
  })
  expect((await it.interview({ ...it.member, personId: it.executive.personId })).status).toBe(404)
})

test('an interview is booked for a time to come: one that is over is refused at its field', async () => {
  const { manager, params, interview } = await start()
  const book = (bookedFor: string) =>
    call<typeof openInterview>(manager, 'POST /advocates/:contactId/interview', {
      params,
      body: { bookedFor },
    })
  expect((await book('2026-03-01T10:00:00.000Z')).problem.errors?.[0]?.field).toBe('bookedFor')
  expect((await interview(manager)).status).toBe(404)
  expect((await book('2026-03-03T10:00:00.000Z')).status).toBe(200)
  const { version = 0 } = (await interview(manager)).body.interview ?? {}
  const moved = await call<typeof bookInterview>(manager, 'PUT /advocates/:contactId/interview/booking', {
    params,
    body: { version, bookedFor: '2026-03-02T08:00:00.000Z' },
  })
  expect(moved.problem.errors?.[0]?.field).toBe('bookedFor')
})
