import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ts from 'typescript'
import { everyNode, isGenerated, isScript, isTest, lineOf, listFiles, parse } from './sources.ts'
import type { Verdict } from './verdict.ts'

const limits = { file: 300, test: 500, function: 40, component: 120 }

export interface MeasuredFunction {
  name: string
  line: number
  lines: number
  component: boolean
}

interface MeasuredFile {
  path: string
  lines: number
  functions: MeasuredFunction[]
}

/** Lines of files, functions and components against their limits; medians and 90th percentiles as notes. */
export async function checkSizes(root: string): Promise<Verdict> {
  const measured = await measureFiles(root)
  const functions = measured.flatMap((file) => file.functions)
  return {
    read: `${measured.length} files, ${functions.length} functions`,
    findings: measured.length === 0 ? ['src: no file was read'] : measured.flatMap(judgeSizes),
    notes: [
      mirror(
        'file',
        measured.filter((file) => !isTest(file.path)).map((file) => file.lines),
        60,
        150,
      ),
      mirror(
        'function',
        functions.map((measure) => measure.lines),
        6,
        25,
      ),
    ],
  }
}

async function measureFiles(root: string): Promise<MeasuredFile[]> {
  const paths = (await listFiles(root)).filter((path) => isScript(path) || path.endsWith('.css'))
  const texts = await Promise.all(
    paths.map(async (path) => [path, await readFile(join(root, path), 'utf8')] as const),
  )
  return texts.filter(([, text]) => !isGenerated(text)).map(([path, text]) => measureFile(path, text))
}

export function measureFile(path: string, text: string): MeasuredFile {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
  return {
    path,
    lines,
    functions: isScript(path) && !isTest(path) ? measureFunctions(parse(path, text)) : [],
  }
}

function measureFunctions(file: ts.SourceFile): MeasuredFunction[] {
  const measured: MeasuredFunction[] = []
  everyNode(file, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return
    const end = file.getLineAndCharacterOfPosition(node.getEnd()).line + 1
    const line = lineOf(file, node)
    measured.push({ name: nameOf(node), line, lines: end - line + 1, component: hasElements(node, file) })
  })
  return measured
}

function hasElements(node: ts.Node, file: ts.SourceFile): boolean {
  if (!file.fileName.endsWith('.tsx')) return false
  let found = false
  everyNode(node, (inner) => {
    found ||= ts.isJsxElement(inner) || ts.isJsxSelfClosingElement(inner) || ts.isJsxFragment(inner)
  })
  return found
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name) return node.name.getText()
  const { parent } = node
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.name.getText()
  return ts.isConstructorDeclaration(node) ? 'constructor' : 'a function without a name'
}

export function judgeSizes({ path, lines, functions }: MeasuredFile): string[] {
  const limit = isTest(path) ? limits.test : limits.file
  const tooLong = lines > limit ? [`${path}: ${lines} lines, at most ${limit}`] : []
  const long = functions.flatMap((measure) => {
    const kind = measure.component ? 'component' : 'function'
    if (measure.lines <= limits[kind]) return []
    return [
      `${path}:${measure.line}: ${kind} ${measure.name} has ${measure.lines} lines, at most ${limits[kind]}`,
    ]
  })
  return [...tooLong, ...long]
}

function mirror(what: string, lines: number[], aimMedian: number, aimNinetieth: number): string {
  const sorted = lines.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return `lines of a ${what}: median ${at(0.5)} (aim ${aimMedian}), 90th percentile ${at(0.9)} (aim ${aimNinetieth})`
}
