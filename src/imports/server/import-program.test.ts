import { expect, test } from 'vitest'
import type { PersonActor } from '../../kernel/actor.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import { uploadFiles } from '../../server/testing/upload-files.ts'
import type { getImport, listProblems, startImport } from '../contract.ts'
import type { BroughtView } from './reads.ts'

const { app, call, makeWorkspace, host, drain } = await startTestHost()

async function bringAll(actor: PersonActor, files: Readonly<Record<string, string>>) {
  const sent = Object.entries(files).map(([name, content]) => ({ name, content }))
  const { body } = await uploadFiles(app, actor, '/imports', sent)
  const imports = body.imports as BroughtView[]
  await call<typeof startImport>(actor, 'POST /imports/:importId/start', {
    params: { importId: imports[0]?.id ?? '' },
  })
  await drain()
  const views = imports.map(async ({ id }) => {
    const params = { importId: id }
    const { body: view } = await call<typeof getImport>(actor, 'GET /imports/:importId', { params })
    const problems = await call<typeof listProblems>(actor, 'GET /imports/:importId/problems', { params })
    const { created, updated, unchanged, refused } = view.counts
    return { kind: view.kind, counts: [created, updated, unchanged, refused], problems: problems.body.rows }
  })
  return Promise.all(views)
}

const files = {
  'history.csv': `Activity type,Date,Contact,Account,Status,Minutes
Reference call,14.02.2026,Bo Eck,Havenbedrijf,Completed,45
Referenzgespräch,20.01.2026,Ada Po,Havenbedrijf,Declined,
Dance,20.01.2026,Ada Po,Havenbedrijf,,
`,
  'advocates.csv': `Name,Email,Account,Stage,Joined on,Willing to,Logo permission,Press permission,NPS,Sales reference call
Bo Eck,bo@haven.example,Havenbedrijf,Active,2025-03-01,sales reference call,yes,no,9,yes
Ada Po,ada@haven.example,Havenbedrijf,yes,2024-11-15,,,,10,maybe
,,Havenbedrijf,yes,,,,,,
`,
  'contacts.csv': `Name,Email,Company
Bo Eck,bo@haven.example,Havenbedrijf
Ada Po,ada@haven.example,Havenbedrijf
`,
}

test('existing advocates and their past uses come in with their contacts, and change nothing the second time', async () => {
  const { people } = await makeWorkspace()
  const actor = people['program-manager']
  const [history, advocates, contacts] = await bringAll(actor, files)
  expect(contacts).toMatchObject({ kind: 'contacts', counts: [2, 0, 0, 0] })
  expect(advocates).toMatchObject({ kind: 'advocates', counts: [2, 0, 0, 1] })
  expect(history).toMatchObject({ kind: 'history', counts: [2, 0, 0, 1] })
  const db = host.door.in(actor.workspaceId)
  const ledger = await db
    .selectFrom('ledger_entries')
    .select(['state', 'done_on', 'minutes'])
    .orderBy('effective_on')
    .execute()
  expect(ledger).toEqual([
    { state: 'declined', done_on: null, minutes: null },
    { state: 'done', done_on: '2026-02-14', minutes: 45 },
  ])
  const permissions = await db.selectFrom('permissions').select(['use', 'answer']).orderBy('use').execute()
  expect(permissions).toEqual([
    { use: 'logo', answer: 'given' },
    { use: 'press', answer: 'refused' },
  ])
  const willing = await db.selectFrom('willingness').select('answer').orderBy('answer').execute()
  expect(willing.map(({ answer }) => answer)).toEqual(['maybe', 'yes'])

  const [again, ...rest] = await bringAll(actor, files)
  expect(again?.counts).toEqual([0, 0, 2, 1])
  expect(rest.map(({ counts }) => counts)).toEqual([
    [0, 0, 2, 1],
    [0, 0, 2, 0],
  ])
})
