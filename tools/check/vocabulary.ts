import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type ts from 'typescript'
import { placeOf } from './places.ts'
import { isScript, isTest, listFiles, parse } from './sources.ts'
import type { Verdict } from './verdict.ts'
import { type Allowance, allowances } from './vocabulary-allowed.ts'
import { namesIn, type Said, screenTextsIn } from './vocabulary-reading.ts'
import { forbiddenTexts, type Synonym, synonyms } from './vocabulary-words.ts'

const isText = (path: string) => !/\.(png|jpe?g|gif|ico|woff2?|xlsx|pdf|zip|gz)$/.test(path)

/** The product's words and no synonyms in names and on screens; nothing unfinished or private in any file. */
export async function checkVocabulary(root: string): Promise<Verdict> {
  const paths = (await listFiles(root)).filter(isText)
  const findings: string[] = []
  for (const path of paths) {
    const text = await readFile(join(root, path), 'utf8')
    findings.push(...judgeTexts(path, text))
    if (isScript(path) && path.startsWith('src/') && !isTest(path))
      findings.push(...judgeWords(parse(path, text)))
  }
  return { read: `${paths.length} files`, findings: paths.length === 0 ? ['no file was read'] : findings }
}

export function judgeTexts(path: string, text: string): string[] {
  const patterns = forbiddenTexts.filter((each) => each.in === 'all' || isScript(path))
  return patterns.flatMap(({ pattern, why }) => {
    if (!pattern.test(text)) return []
    return text.split('\n').flatMap((line, index) => {
      const said = pattern.exec(line)?.[0]
      if (said === undefined || isAllowed(path, said)) return []
      return [`${path}:${index + 1}: “${said.trim()}”: ${why}`]
    })
  })
}

export function judgeWords(file: ts.SourceFile): string[] {
  const path = file.fileName
  const inNoun = placeOf(path).kind === 'noun'
  const read = (said: Said[], where: Synonym['where']) =>
    said.flatMap((each) => synonyms.flatMap((synonym) => judgeWord(path, each, synonym, where, inNoun)))
  return [...read(namesIn(file), 'names'), ...read(screenTextsIn(file), 'screens'), ...judgeTone(file)]
}

function judgeWord(
  path: string,
  said: Said,
  synonym: Synonym,
  where: Synonym['where'],
  inNoun: boolean,
): string[] {
  if (synonym.where !== 'both' && synonym.where !== where) return []
  const everywhere = where === 'screens' || isTables(path)
  if (synonym.onlyInNouns && !inNoun && !everywhere) return []
  if (!isSaid(said, synonym) || isAllowed(path, synonym.said)) return []
  return [`${path}:${said.line}: “${said.text}”: the product's word for ${synonym.said} is ${synonym.say}`]
}

function isSaid({ words }: Said, { said, except = [] }: Synonym): boolean {
  const phrase = except.reduce((rest, each) => rest.replaceAll(` ${each} `, ' · '), ` ${words.join(' ')} `)
  return phrase.includes(` ${said} `)
}

function judgeTone(file: ts.SourceFile): string[] {
  return screenTextsIn(file).flatMap(({ text, line }) => {
    if (/\w!(\s|$)/.test(text))
      return [`${file.fileName}:${line}: “${text}”: no exclamation marks on screens`]
    return /\p{Extended_Pictographic}/u.test(text)
      ? [`${file.fileName}:${line}: “${text}”: no emoji on screens`]
      : []
  })
}

const isTables = (path: string) => path === 'src/server/database/tables.ts'

function isAllowed(path: string, said: string): boolean {
  return allowances.some(
    (each: Allowance) => each.path.test(path) && (each.said === '*' || said.startsWith(each.said)),
  )
}
