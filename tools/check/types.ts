import { join } from 'node:path'
import { runTool } from './commands.ts'
import type { Verdict } from './verdict.ts'

type Report = {
  readonly number_of_files: number
  readonly diagnostics: readonly {
    readonly message: string
    readonly code: string
    readonly filename: string
    readonly labels: readonly { readonly span: { readonly line: number } }[]
  }[]
}

/** Types as the compiler sees them, and promises that nobody waits for: the failure of such a one would be lost. */
export async function checkTypes(root: string): Promise<Verdict> {
  const rules = join(import.meta.dirname, 'types.oxlint.json')
  const args = [
    '-c',
    rules,
    '--type-aware',
    '--type-check',
    '--format=json',
    '--ignore-pattern=node_modules',
    '.',
  ]
  const { output } = await runTool('oxlint/bin/oxlint', args, root)
  const report = readReport(output)
  if (report === null) return { read: 'nothing', findings: [output.trim() || 'the tool said nothing'] }
  const read = `${report.number_of_files} files`
  if (report.number_of_files === 0) return { read, findings: ['no file was read'] }
  return { read, findings: report.diagnostics.map(describe) }
}

function readReport(output: string): Report | null {
  try {
    return JSON.parse(output) as Report
  } catch {
    return null
  }
}

function describe({ message, code, filename, labels }: Report['diagnostics'][number]): string {
  const rule = /\((.+)\)/.exec(code)?.[1] ?? code
  return `${filename}:${labels[0]?.span.line ?? 1}: ${rule}: ${message}`
}
