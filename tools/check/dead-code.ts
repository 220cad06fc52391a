import { runTool } from './commands.ts'
import { isScript, listFiles } from './sources.ts'
import type { Verdict } from './verdict.ts'

interface KnipItem {
  name: string
  line?: number
}

interface KnipIssue {
  file: string
  [kind: string]: string | KnipItem[] | unknown
}

const kinds: Record<string, string> = {
  files: 'nothing uses this file',
  dependencies: 'nothing uses the dependency',
  devDependencies: 'nothing uses the development dependency',
  optionalPeerDependencies: 'uses an optional peer dependency that is not declared:',
  unlisted: 'uses a package that package.json does not name:',
  binaries: 'uses a program that package.json does not name:',
  unresolved: 'imports what cannot be found:',
  exports: 'nothing uses the export',
  types: 'nothing uses the exported type',
  nsExports: 'nothing uses the export',
  nsTypes: 'nothing uses the exported type',
  enumMembers: 'nothing uses the member',
  namespaceMembers: 'nothing uses the member',
  duplicates: 'is exported twice:',
  catalog: 'nothing uses the catalogue entry',
}

/** Files, exports, types and dependencies that nothing uses, by knip.json. */
export async function checkDeadCode(root: string): Promise<Verdict> {
  const scripts = (await listFiles(root)).filter(isScript).length
  const args = ['--reporter', 'json', '--no-progress', '--no-config-hints']
  const { code, output } = await runTool('knip/bin/knip.js', args, root)
  const read = `${scripts} files`
  const start = output.indexOf('{"')
  if (start < 0)
    return {
      read,
      findings: code === 0 && scripts > 0 ? [] : ['knip read nothing', ...output.trim().split('\n')],
    }
  const { issues } = JSON.parse(output.slice(start)) as { issues: KnipIssue[] }
  return { read, findings: issues.flatMap(describeIssue) }
}

function describeIssue(issue: KnipIssue): string[] {
  return Object.entries(kinds).flatMap(([kind, words]) => {
    const items = issue[kind]
    if (!Array.isArray(items)) return []
    return (items.flat() as KnipItem[]).map((item) => {
      const place = item.line ? `${issue.file}:${item.line}` : issue.file
      return kind === 'files' ? `${place}: ${words}` : `${place}: ${words} ${item.name}`
    })
  })
}
