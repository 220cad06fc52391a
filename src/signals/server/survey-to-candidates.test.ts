import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { getImport, startImport } from '../../imports/contract.ts'
import type { BroughtView } from '../../imports/server/reads.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import { uploadFiles } from '../../server/testing/upload-files.ts'
import type { listCandidates, listKnown } from '../candidates/candidate.contract.ts'
import { scoreOf } from '../candidates/candidate.ts'
import type { listRespondents, listSignals } from '../contract.ts'

const data = '../shared/data'
const isAbsent = ['nps', 'customer-stories', 'crm-sales-opportunities'].some(
  (folder) => !existsSync(`${data}/${folder}`),
)
const { app, call, makeWorkspace, host, drain, setNow } = await startTestHost()

async function bring(actor: PersonActor, files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>) {
  const sent = Object.entries(files).map(([name, content]) => ({ name, content }))
  const { body } = await uploadFiles(app, actor, '/imports', sent)
  const imports = body.imports as BroughtView[]
  await call<typeof startImport>(actor, 'POST /imports/:importId/start', {
    params: { importId: imports[0]?.id ?? '' },
  })
  await drain()
  const views = await Promise.all(
    imports.map(({ id }) =>
      call<typeof getImport>(actor, 'GET /imports/:importId', { params: { importId: id } }),
    ),
  )
  return views.map(({ body: view }) => view)
}

const read = (path: string) => new Uint8Array(readFileSync(`${data}/${path}`))
const countsOf = ({ kind, counts }: BroughtView) => [
  ...[kind, counts.created, counts.updated, counts.unchanged, counts.refused],
]

const linesOf = (path: string) => (isAbsent ? [] : new TextDecoder().decode(read(path)).trim().split('\n'))

/** The first rows of a file, as it has them: whole files take longer than a test may. */
const firstOf = (path: string, rows: number, fits: (line: string) => boolean = () => true) => {
  const [head = '', ...lines] = linesOf(path)
  return [head, ...lines.filter(fits).slice(0, rows)]
}

/** Answers of the last half year. */
const recentAnswers = firstOf('nps/nps_survey.csv', 200, (line) => (line.split(',')[4] ?? '') > '2018-03')

/** The stories came out after the survey, and what is still to come speaks for nobody: here they are of the year before. */
const earlierStories = firstOf('customer-stories/stories.csv', 60).map((line) =>
  line.replace(/,20\d\d(-\d\d-\d\d)\r?$/, ',2017$1'),
)

/** Deals won in the year before, each with an account. */
const wonDeals = firstOf('crm-sales-opportunities/sales_pipeline.csv', 60, (line) => {
  const [, , , account = '', stage, , closed = ''] = line.split(',')
  return stage === 'Won' && account !== '' && closed > '2017-07'
})

/**
 * A hundred of those who gave stories are known in the CRM, by the ids under which somebody content answered the survey.
 * The accounts of the won deals have nobody on record, and a deal speaks for whoever works at its account: so two of
 * three work there, the others where their story says.
 */
function crmContacts(): string {
  const deals = wonDeals.slice(1).map((line) => line.split(',')[3])
  const content = recentAnswers.slice(1).filter((line) => Number(line.split(',')[2]) >= 7)
  const plain = linesOf('customer-stories/contacts.csv')
    .slice(1)
    .filter((line) => !line.includes('"'))
    .map((line) => line.split(','))
  const lines = plain.slice(0, 100).map(([name, , account], at) => {
    const place = at % 3 === 0 ? account : deals[at % deals.length]
    return `${name},${content[at]?.split(',')[1]},${place}`
  })
  return ['Name,CRM ID,Account', ...lines].join('\n')
}

test.skipIf(isAbsent)(
  'from the survey file, won deals and stories to candidates whose reasons equal their rows',
  { timeout: 30_000 },
  async () => {
    setNow('2018-09-03T09:00:00.000Z')
    const { people, id: workspaceId } = await makeWorkspace()
    const actor = people['program-manager']
    await bring(actor, {
      'accounts.csv': read('customer-stories/accounts.csv'),
      'contacts.csv': firstOf('customer-stories/contacts.csv', 60).join('\n'),
      'stories.csv': earlierStories.join('\n'),
    })
    await bring(actor, {
      'accounts.csv': read('crm-sales-opportunities/accounts.csv'),
      'sales_pipeline.csv': wonDeals.join('\n'),
    })
    await bring(actor, { 'contacts.csv': crmContacts() })
    const survey = { 'nps_survey.csv': recentAnswers.join('\n') }

    const [first] = await bring(actor, survey)
    expect(countsOf(first as BroughtView)).toEqual(['survey-answers', 200, 0, 0, 0])
    const [again] = await bring(actor, survey)
    expect(countsOf(again as BroughtView)).toEqual(['survey-answers', 0, 0, 200, 0])

    const reached = recentAnswers.slice(1).flatMap((line) => {
      const [, , , , , sessions, messages] = line.split(',').map(Number)
      return [
        ...(Number(sessions) >= 100 ? ['sessions'] : []),
        ...(Number(messages) >= 300 ? ['messages'] : []),
      ]
    })
    expect(reached.length).toBeGreaterThan(0)
    const milestones = await host.door
      .in(workspaceId)
      .selectFrom('signals')
      .select('comment')
      .where('kind', '=', 'usage')
      .execute()
    expect(milestones).toHaveLength(reached.length)

    const { body } = await call<typeof listCandidates>(actor, 'GET /candidates', { query: { size: 25 } })
    expect(body.rows).toHaveLength(25)
    const told = body.rows.flatMap((candidate) =>
      candidate.reasons.flatMap(({ restsOn }) => restsOn.map((row) => ({ candidate, ...row }))),
    )
    for (const { score, reasons } of body.rows) {
      expect(score).toBe(scoreOf(reasons.map(({ weight }) => weight)))
      expect(reasons.every(({ restsOn }) => restsOn.length > 0)).toBe(true)
    }
    const ids = told.flatMap(({ kind, id }) => (kind === 'signal' ? [id] : []))
    const rows = await host.door
      .in(workspaceId)
      .selectFrom('signals')
      .selectAll()
      .where('id', 'in', ids)
      .execute()
    const stored = new Map(rows.map((row) => [row.id, row]))
    for (const { candidate, kind, id, signal } of told) {
      if (kind !== 'signal') continue
      const row = stored.get(id)
      const score = row?.score == null ? null : Number(row.score)
      expect({ kind: row?.kind, score, on: row?.happened_on, comment: row?.comment }).toEqual({
        ...{ kind: signal?.kind, score: signal?.score, on: signal?.on, comment: signal?.comment },
      })
      expect(row?.contact_id ?? row?.account_id).toBe(
        signal?.isAccounts === true ? candidate.account.id : candidate.contact.id,
      )
    }
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['nps', 'won-deal', 'story']))
    const { body: known } = await call<typeof listKnown>(actor, 'GET /known-customers')
    expect(known.respondents).toBe(100)
    const { body: strangers } = await call<typeof listRespondents>(actor, 'GET /respondents')
    expect(strangers.unmatched).toBe(known.respondents)
    const signals = await call<typeof listSignals>(actor, 'GET /signals', { query: { kind: 'nps' } })
    expect(signals.body.rows).toHaveLength(50)
  },
)
