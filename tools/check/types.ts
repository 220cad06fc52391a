import { join, relative } from 'node:path'
import ts from 'typescript'
import { everyNode, lineOf } from './sources.ts'
import type { Verdict } from './verdict.ts'

/** Types as the compiler sees them, and promises that nobody waits for. */
export async function checkTypes(root: string): Promise<Verdict> {
  const program = openProgram(root)
  const files = program.getSourceFiles().filter((file) => !file.fileName.includes('/node_modules/'))
  const diagnostics = ts.getPreEmitDiagnostics(program).map((diagnostic) => describe(root, diagnostic))
  const checker = program.getTypeChecker()
  const unwaited = files
    .filter((file) => !file.isDeclarationFile)
    .flatMap((file) => findUnwaited(root, file, checker))
  const findings = files.length === 0 ? ['tsconfig.json: no file was read'] : [...diagnostics, ...unwaited]
  return { read: `${files.length} files`, findings }
}

function openProgram(root: string): ts.Program {
  const configuration = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options, fileNames } = ts.parseJsonConfigFileContent(configuration.config, ts.sys, root)
  return ts.createProgram(fileNames, options)
}

function describe(root: string, { file, start = 0, messageText, code }: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(messageText, ' ')
  if (!file) return `TS${code}: ${message}`
  const { line } = file.getLineAndCharacterOfPosition(start)
  return `${relative(root, file.fileName)}:${line + 1}: TS${code}: ${message}`
}

/** A promise as a whole statement is neither awaited nor answered: its failure would be lost. */
function findUnwaited(root: string, file: ts.SourceFile, checker: ts.TypeChecker): string[] {
  const findings: string[] = []
  everyNode(file, (node) => {
    if (!ts.isExpressionStatement(node) || !isPromise(node.expression, checker)) return
    if (isAnswered(node.expression)) return
    const place = `${relative(root, file.fileName)}:${lineOf(file, node)}`
    findings.push(
      `${place}: nobody waits for this promise; await it, or say void where its failure cannot matter`,
    )
  })
  return findings
}

function isPromise(expression: ts.Expression, checker: ts.TypeChecker): boolean {
  if (!ts.isCallExpression(expression)) return false
  return checker.getTypeAtLocation(expression).getSymbol()?.name === 'Promise'
}

function isAnswered(expression: ts.Expression): boolean {
  if (!ts.isCallExpression(expression) || !ts.isPropertyAccessExpression(expression.expression)) return false
  const called = expression.expression.name.text
  return called === 'catch' || (called === 'then' && expression.arguments.length === 2)
}
