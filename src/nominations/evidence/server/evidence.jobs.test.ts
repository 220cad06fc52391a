import { expect, test } from 'vitest'
import { makeContacts } from '../../../server/testing/test-customers.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import { uploadFiles } from '../../../server/testing/upload-files.ts'
import type { nominate, withdrawNomination } from '../../contract.ts'
import { jobsOfNominations } from '../../server/jobs.ts'
import type { addEvidence, listEvidence } from '../evidence.contract.ts'

const { app, call, host, makeWorkspace, owner: database, setNow } = await startTestHost()

async function start() {
  setNow('2026-03-02T09:00:00.000Z')
  const works = await makeWorkspace()
  const { member } = works.people
  const [contactId] = await makeContacts(host.door, works, { name: 'Havenbedrijf', owner: member.email }, [
    { name: 'Annelies Vermeulen' },
  ])
  const made = await call<typeof nominate>(member, 'POST /nominations', {
    body: { contactId: contactId ?? '', why: 'Ten of ten.', reach: 'nominator-introduces' },
  })
  const params = { nominationId: made.body.id }
  const upload = () =>
    uploadFiles(app, member, `/nominations/${params.nominationId}/evidence/files`, [
      { name: 'thanks.txt', content: 'It simply works.' },
    ])
  const stored = async () => {
    const keys: string[] = []
    for await (const key of host.files.keys()) if (key.startsWith(`${works.id}/nominations/`)) keys.push(key)
    return keys
  }
  return { works, member, params, upload, stored }
}

/** What the jobs of a night do about evidence. */
async function night(day: string) {
  for (const { name, run } of jobsOfNominations)
    if (name.endsWith('-evidence') || name.endsWith('-evidence-files'))
      await run({ host, now: `${day}T03:45:00.000Z` } as never)
}

test('a file nobody names any more leaves the store the night after it was first missed; one that is named stays', async () => {
  const { works, upload, stored } = await start()
  expect((await upload()).status).toBe(200)
  await host.files.put(`${works.id}/nominations/${crypto.randomUUID()}`, 'an upload that was broken off')
  await night('2026-03-03')
  expect(await stored()).toHaveLength(2)
  await night('2026-03-04')
  expect(await stored()).toHaveLength(1)
  // As erasing the person leaves it: the row is gone, the file is not.
  await database.query('delete from nomination_evidence where workspace_id = $1', [works.id])
  await night('2026-03-05')
  await night('2026-03-06')
  expect(await stored()).toEqual([])
})

test('a nomination that was taken back keeps its files for a month, its links for good', async () => {
  const { member, params, upload, stored } = await start()
  await upload()
  await call<typeof addEvidence>(member, 'POST /nominations/:nominationId/evidence', {
    params,
    body: { address: 'https://review.example/12' },
  })
  const back = await call<typeof withdrawNomination>(member, 'POST /nominations/:nominationId/withdrawal', {
    params,
    body: {},
  })
  expect(back.status).toBe(200)
  for (const day of ['2026-03-30', '2026-03-31']) await night(day)
  expect(await stored()).toHaveLength(1)
  for (const day of ['2026-04-02', '2026-04-03']) await night(day)
  expect(await stored()).toEqual([])
  const left = await call<typeof listEvidence>(member, 'GET /nominations/:nominationId/evidence', { params })
  expect(left.body.rows.map(({ kind }) => kind)).toEqual(['link'])
})
