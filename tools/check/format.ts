import { runTool } from './commands.ts'
import type { Verdict } from './verdict.ts'

/** Formatting and lint rules, by biome.json. */
export async function checkFormat(root: string): Promise<Verdict> {
  const args = [
    'ci',
    '--reporter=concise',
    '--max-diagnostics=none',
    '--error-on-warnings',
    '--diagnostic-level=warn',
    '--colors=off',
    '.',
  ]
  const { code, output } = await runTool('@biomejs/biome/bin/biome', args, root)
  const count = Number(/Checked (\d+) files?/.exec(output)?.[1] ?? 0)
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const read = `${count} files`
  if (count === 0) return { read, findings: ['no file was read', ...lines] }
  if (code === 0) return { read, findings: [] }
  return { read, findings: lines.filter((line) => !/^(Checked|Found|ci ━)|^\s*× Some errors/.test(line)) }
}
