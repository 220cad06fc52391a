import { describe, expect, test } from 'vitest'
import { checkBoundaries } from './boundaries.ts'
import { refuseImport } from './imports.ts'
import { placeOf } from './places.ts'
import { findImpuritiesIn } from './purity.ts'
import { parse } from './sources.ts'
import { plantProject } from './testing/planted-project.ts'

function refuse(from: string, to: string, typeOnly = false): string | null {
  return refuseImport({ from: placeOf(from), to: placeOf(to), typeOnly })
}

describe('what may import what', () => {
  const allowed = [
    ['src/protection/load.ts', 'src/kernel/time.ts'],
    ['src/protection/load.ts', 'src/activities/activity-type.ts'],
    ['src/protection/server/rest-advocate.ts', 'src/protection/server/store.ts'],
    ['src/protection/server/rest-advocate.ts', 'src/server/tenancy.ts'],
    ['src/protection/server/rest-advocate.ts', 'src/requests/server/reads.ts'],
    ['src/protection/server/rest-advocate.ts', 'src/advocates/server/move-advocate.ts'],
    ['src/imports/server/import-file.ts', 'src/customers/server/save-account.ts'],
    ['src/integrations/server/take-account.ts', 'src/planner/server/add-work.ts'],
    ['src/requests/asks/server/propose-advocate.ts', 'src/requests/approvals/server/approval.store.ts'],
    ['src/planner/server/read-today.ts', 'src/requests/clocks/server/promise.reads.ts'],
    ['src/advocates/web/AdvocatePage.tsx', 'src/protection/web/RestPanel.tsx'],
    ['src/advocates/web/AdvocatePage.tsx', 'src/protection/web/rest.queries.ts'],
    ['src/advocates/web/AdvocatePage.tsx', 'src/web/ui/Button.tsx'],
    ['src/server/app.ts', 'src/protection/server/routes.ts'],
    ['src/web/router.tsx', 'src/protection/web/ProtectionPage.tsx'],
    ['src/example/make-accounts.ts', 'src/customers/server/save-account.ts'],
    ['src/protection/load.test.ts', 'src/web/ui/Button.tsx'],
  ] as const

  test.each(allowed)('%s may import %s', (from, to) => {
    expect(refuse(from, to)).toBeNull()
  })

  const refused = [
    ['src/kernel/time.ts', 'src/protection/load.ts', 'kernel may import'],
    ['src/protection/load.ts', 'src/protection/server/store.ts', 'root may import'],
    ['src/protection/load.ts', 'src/server/tenancy.ts', 'root may import'],
    [
      'src/protection/server/rest-advocate.ts',
      'src/requests/server/open-request.ts',
      'requests stands right of',
    ],
    ['src/protection/server/rest-advocate.ts', 'src/advocates/server/store.ts', 'only reads and use cases'],
    ['src/planner/server/read-today.ts', 'src/requests/asks/server/ask.store.ts', 'only reads and use cases'],
    ['src/requests/asks/answer.ts', 'src/requests/asks/server/ask.store.ts', 'root may import'],
    ['src/protection/server/rest-advocate.ts', 'src/protection/web/RestPanel.tsx', 'may not import web'],
    ['src/protection/web/RestPanel.tsx', 'src/protection/server/store.ts', 'may not import server'],
    ['src/advocates/web/AdvocatePage.tsx', 'src/protection/web/RestForm.tsx', 'only panels and queries'],
    ['src/advocates/web/AdvocatePage.tsx', 'src/server/tenancy.ts', 'may not import server'],
    ['src/server/tenancy.ts', 'src/identity/person.ts', 'no noun'],
    ['src/web/Shell.tsx', 'src/identity/person.ts', 'no noun'],
    ['src/server/tenancy.ts', 'src/web/api.ts', 'may not import web'],
    ['src/cli/main.ts', 'src/server/tenancy.ts', 'command line is a client'],
    ['src/cli/main.ts', 'src/imports/contract.ts', 'as types'],
    ['src/example/make-accounts.ts', 'src/customers/server/store.ts', 'entrance'],
    ['src/customers/server/reads.ts', 'src/server/testing/test-host.ts', 'only tests'],
    ['src/services/mail.ts', 'src/kernel/time.ts', 'stands outside'],
  ] as const

  test.each(refused)('%s may not import %s', (from, to, why) => {
    expect(refuse(from, to)).toContain(why)
  })

  test('the command line knows contracts as types only', () => {
    expect(refuse('src/cli/main.ts', 'src/imports/contract.ts', true)).toBeNull()
    expect(refuse('src/cli/restore.ts', 'src/server/backup/stopped-server.ts')).toBeNull()
  })

  test("a noun's root may import the schema library and no other package", () => {
    const from = placeOf('src/protection/contract.ts')
    expect(refuseImport({ from, to: { kind: 'package', name: 'typebox' }, typeOnly: false })).toBeNull()
    expect(refuseImport({ from, to: { kind: 'package', name: 'kysely' }, typeOnly: true })).not.toBeNull()
    expect(refuseImport({ from, to: { kind: 'node', name: 'node:fs' }, typeOnly: false })).not.toBeNull()
  })
})

describe('the boundaries of a planted project', () => {
  test('a wrong import is named with both ends and the reason', async () => {
    const root = await plantProject({
      'src/protection/load.ts': "import { save } from './server/store.ts'\nexport const load = save\n",
      'src/protection/server/store.ts': 'export const save = 1\n',
    })
    const { findings } = await checkBoundaries(root)
    expect(findings).toEqual([
      expect.stringMatching(/^src\/protection\/load\.ts: may not import src\/protection\/server\/store\.ts/),
    ])
  })

  test('an import of a package, of Node and of a type alone is read too', async () => {
    const root = await plantProject({
      'src/protection/load.ts':
        "import { readFile } from 'node:fs/promises'\nimport type { Kysely } from 'kysely'\nimport { Type } from 'typebox'\nexport const load = [readFile, Type] as unknown as Kysely<unknown>\n",
    })
    const { findings } = await checkBoundaries(root)
    expect(findings).toHaveLength(2)
    expect(findings[0]).toContain('may not import node:fs/promises')
    expect(findings[1]).toContain('may not import kysely')
  })

  test('modules that import each other in a circle are named', async () => {
    const root = await plantProject({
      'src/server/host.ts': "import { jobs } from './jobs.ts'\nexport const host = jobs\n",
      'src/server/jobs.ts': "import { host } from './host.ts'\nexport const jobs = () => host\n",
    })
    expect((await checkBoundaries(root)).findings).toEqual([
      'src/server/host.ts: imports itself in a circle: src/server/host.ts → src/server/jobs.ts → src/server/host.ts',
    ])
  })

  test('roots of two nouns may not need each other, even through different files', async () => {
    const root = await plantProject({
      'src/advocates/stage.ts': "import { load } from '../protection/load.ts'\nexport const stage = load\n",
      'src/advocates/journey.ts': 'export const journey = 1\n',
      'src/protection/load.ts': 'export const load = 1\n',
      'src/protection/rest.ts':
        "import { journey } from '../advocates/journey.ts'\nexport const rest = journey\n",
    })
    expect((await checkBoundaries(root)).findings).toEqual([
      expect.stringContaining(
        'roots of nouns import each other in a circle: advocates → protection → advocates',
      ),
    ])
  })

  test('reading no module fails', async () => {
    const root = await plantProject({ 'src/README.md': 'nothing to import here' })
    expect((await checkBoundaries(root)).findings).toEqual([expect.stringContaining('no module')])
  })
})

describe("what a noun's root may not touch", () => {
  const impure = [
    ['Date.now', 'export const at = Date.now()'],
    ['new Date without an argument', 'export const at = new Date()'],
    ['Temporal.Now', 'export const at = Temporal.Now.instant()'],
    ['Math.random', 'export const at = Math.random()'],
    ['process', 'export const at = process.env.TZ'],
    ['fetch', "export const at = fetch('/api')"],
  ] as const

  test.each(impure)('%s', (name, text) => {
    expect(findImpuritiesIn(parse('src/protection/rest.ts', text))).toEqual([
      `src/protection/rest.ts:1: a noun's root may not touch ${name}`,
    ])
  })

  test('a moment that is given, and a field that only shares a name, are fine', () => {
    const text =
      "export const at = (now: string) => [new Date(now), { fetch: 1 }.fetch, Temporal.PlainDate.from('2026-03-01')]"
    expect(findImpuritiesIn(parse('src/protection/rest.ts', text))).toEqual([])
  })
})
