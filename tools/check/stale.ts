import { findStale, parts, writeOutputs } from '../generate/outputs.ts'
import type { Verdict } from './verdict.ts'

/** The generated files hold what `npm run generate` would write now. */
export async function checkStale(root: string): Promise<Verdict> {
  const outputs = await writeOutputs(new Set(parts), root)
  const stale = await findStale(root, outputs)
  return {
    read: outputs.map((output) => output.path).join(', '),
    findings: stale.map((path) => `${path}: is stale; npm run generate writes it anew`),
  }
}
