import { fold, squeeze } from '../kernel/text.ts'
import { type DefaultActivity, namesOfActivity } from './activity-type.ts'
import { pressKinds } from './press-kinds.ts'
import { programKinds } from './program-kinds.ts'
import { proofKinds } from './proof-kinds.ts'
import { stageKinds } from './stage-kinds.ts'
import { storyKinds } from './story-kinds.ts'
import { talkKinds } from './talk-kinds.ts'

// Of the shipped kinds the customer may read every field of the brief: each says what they would do, none why.
const withReaders = (kind: DefaultActivity): DefaultActivity => ({
  ...kind,
  fields: kind.fields.map((field) => ({ ...field, isForCustomer: true })),
})

/** The 36 activity types every workspace begins with. Source: practice B7, whose numbers are defaults. */
export const defaultCatalogue: readonly DefaultActivity[] = [
  ...talkKinds,
  ...storyKinds,
  ...stageKinds,
  ...pressKinds,
  ...proofKinds,
  ...programKinds,
].map(withReaders)

/** The shipped kind of that code; undefined for a kind the workspace added. */
export function defaultKind(code: string): DefaultActivity | undefined {
  return defaultCatalogue.find((kind) => kind.code === code)
}

type Named = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly germanName: string | null
}

/**
 * Finds the activity type a file means: by code, name, German name or alias, whatever its spelling of spaces
 * and signs. In: the kinds of the workspace. Out: a finder that answers null for a word nobody knows. A name
 * goes before another kind's alias.
 */
export function findActivityBy<Type extends Named>(types: readonly Type[]): (text: string) => Type | null {
  const known = new Map<string, Type>()
  for (const type of types) for (const name of namesOfActivity(type, [])) known.set(name, type)
  for (const type of types) {
    for (const alias of defaultKind(type.code)?.aliases ?? []) {
      if (!known.has(squeeze(alias))) known.set(squeeze(alias), type)
    }
  }
  return (text) => known.get(squeeze(text)) ?? null
}

/**
 * The kinds somebody may mean while typing: every word begins a word of one of their names, German and other words for
 * them included. Accents and case do not matter.
 */
export function kindsCalled<Type extends Named>(types: readonly Type[], text: string): Type[] {
  const typed = wordsOf(text)
  if (typed.length === 0) return []
  return types.filter(({ code, name, germanName }) => {
    const names = [name, germanName ?? '', ...(defaultKind(code)?.aliases ?? [])].map(wordsOf)
    return names.some((words) => typed.every((each) => words.some((word) => word.startsWith(each))))
  })
}

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
