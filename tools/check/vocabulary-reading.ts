import ts from 'typescript'
import { everyNode, lineOf } from './sources.ts'

export interface Said {
  text: string
  line: number
  /** Lower-case words in the singular. */
  words: string[]
}

/** Names this file gives: declarations, their fields, and the segments of routes. */
export function namesIn(file: ts.SourceFile): Said[] {
  const names: Said[] = []
  everyNode(file, (node) => {
    const name = declaredName(node) ?? routeOf(node)
    if (name) names.push({ text: name, line: lineOf(file, node), words: wordsOf(name) })
  })
  return names
}

/** What people read: text between tags, attributes such as labels, and the texts of `texts.ts`. */
export function screenTextsIn(file: ts.SourceFile): Said[] {
  const isTexts = /(^|[./])texts\.ts$/.test(file.fileName)
  if (!isTexts && !file.fileName.endsWith('.tsx')) return []
  const texts: Said[] = []
  everyNode(file, (node) => {
    const text = isTexts ? proseOf(node) : (shownText(node) ?? proseOf(node))
    if (text) texts.push({ text, line: lineOf(file, node), words: wordsOf(text) })
  })
  return texts
}

function declaredName(node: ts.Node): string | null {
  const declares =
    ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isBindingElement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isPropertySignature(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isMethodSignature(node)
  return declares && node.name && ts.isIdentifier(node.name) ? node.name.text : null
}

function routeOf(node: ts.Node): string | null {
  if (!ts.isStringLiteral(node) || !/^\/[a-z][\w:/-]*$/.test(node.text)) return null
  const { parent } = node
  return ts.isPropertyAssignment(parent) && parent.name.getText() === 'path' ? node.text : null
}

const unseenAttributes = [
  'className',
  'id',
  'name',
  'type',
  'href',
  'to',
  'key',
  'slot',
  'role',
  'autoComplete',
]

function shownText(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return node.text.trim().replace(/\s+/g, ' ') || null
  if (!ts.isJsxAttribute(node) || !node.initializer || !ts.isStringLiteral(node.initializer)) return null
  return unseenAttributes.includes(node.name.getText()) ? null : node.initializer.text
}

/** A literal of several words is a sentence somebody reads; a single word may be a code. */
function proseOf(node: ts.Node): string | null {
  const isLiteral =
    ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node)
  if (!isLiteral || ts.isJsxAttribute(node.parent) || ts.isImportDeclaration(node.parent)) return null
  return /\S\s+\S/.test(node.text) ? node.text : null
}

export function wordsOf(name: string): string[] {
  const separated = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
  return separated
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean)
    .map(singular)
}

function singular(word: string): string {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return /[^su]s$/.test(word) ? word.slice(0, -1) : word
}
