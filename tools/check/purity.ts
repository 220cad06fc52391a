import ts from 'typescript'
import { placeOf } from './places.ts'
import { everyNode, lineOf, readScripts } from './sources.ts'

const forbiddenNames = ['process', 'fetch', 'globalThis', 'setTimeout', 'setInterval', 'performance']
const forbiddenMembers = [
  'Date.now',
  'Temporal.Now',
  'Math.random',
  'crypto.randomUUID',
  'crypto.getRandomValues',
]

const isPure = (path: string) => {
  const place = placeOf(path)
  return place.kind === 'noun' && place.room === 'root'
}

/** Clocks, chance, the process and the network in the roots of nouns, where `now` is an argument. */
export async function findImpurities(root: string, paths: readonly string[]): Promise<string[]> {
  const files = await readScripts(root, paths.filter(isPure))
  return files.flatMap(findImpuritiesIn)
}

export function findImpuritiesIn(file: ts.SourceFile): string[] {
  const findings: string[] = []
  everyNode(file, (node) => {
    const name = impurityOf(node)
    if (name) findings.push(`${file.fileName}:${lineOf(file, node)}: a noun's root may not touch ${name}`)
  })
  return findings
}

function impurityOf(node: ts.Node): string | null {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) {
    return 'new Date without an argument'
  }
  if (ts.isCallExpression(node) && node.expression.getText() === 'Date') return 'Date()'
  if (ts.isPropertyAccessExpression(node)) {
    return forbiddenMembers.find((member) => member === node.getText()) ?? null
  }
  return ts.isIdentifier(node) && isFreeName(node) ? node.text : null
}

function isFreeName(node: ts.Identifier): boolean {
  if (!forbiddenNames.includes(node.text)) return false
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isTypeNode(parent) || ts.isPropertySignature(parent)) return false
  return !(ts.isPropertyAssignment(parent) && parent.name === node)
}
