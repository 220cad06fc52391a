import { killUnderLoad } from './nothing-lost.ts'

// `npm run prove`: the long proofs, which `npm test` runs a small share of.
let failed = 0
for (const victim of ['server', 'postgresql'] as const) {
  const { rounds, acknowledged, lost } = await killUnderLoad(victim, 20)
  if (lost.length > 0) failed += 1
  const verdict = lost.length === 0 ? 'holds ' : 'FAILS '
  process.stdout.write(
    `${verdict} kill -9 of the ${victim}, ${rounds} rounds: ${acknowledged} writes acknowledged, ${lost.length} lost\n`,
  )
}
process.exit(failed === 0 ? 0 : 1)
