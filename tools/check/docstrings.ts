import ts from 'typescript'
import { placeOf } from './places.ts'
import { lineOf, listFiles, readScripts } from './sources.ts'
import type { Verdict } from './verdict.ts'

const isRootOfNoun = (path: string) => {
  const place = placeOf(path)
  return place.kind === 'noun' && place.room === 'root'
}

/** Every exported function of a noun's root says what goes in and out, what it refuses, and by which rule. */
export async function checkDocstrings(root: string): Promise<Verdict> {
  const files = await readScripts(root, (await listFiles(root)).filter(isRootOfNoun))
  const functions = files.map((file) => [file, exportedFunctions(file)] as const)
  const count = functions.reduce((sum, [, found]) => sum + found.length, 0)
  return {
    read: `${count} exported functions of ${files.length} files`,
    findings: functions.flatMap(([file, found]) => found.flatMap((node) => judgeDocstring(file, node))),
  }
}

type ExportedFunction = ts.FunctionDeclaration | ts.VariableStatement

export function exportedFunctions(file: ts.SourceFile): ExportedFunction[] {
  return file.statements.filter((statement): statement is ExportedFunction =>
    ts.isFunctionDeclaration(statement)
      ? isExported(statement)
      : ts.isVariableStatement(statement) &&
        isExported(statement) &&
        statement.declarationList.declarations.some(isFunction),
  )
}

const isExported = (node: ExportedFunction) =>
  node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) ?? false

const isFunction = ({ initializer }: ts.VariableDeclaration) =>
  initializer !== undefined && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))

export function judgeDocstring(file: ts.SourceFile, node: ExportedFunction): string[] {
  const texts = ts
    .getJSDocCommentsAndTags(node)
    .map((comment) => ts.getTextOfJSDocComment(comment.comment) ?? '')
  if (texts.some((text) => text.trim() !== '')) return []
  const name = ts.isFunctionDeclaration(node)
    ? node.name?.text
    : node.declarationList.declarations.map((declaration) => declaration.name.getText()).join(', ')
  return [`${file.fileName}:${lineOf(file, node)}: ${name} is public and has no docstring`]
}
