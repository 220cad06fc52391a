import { Type } from 'typebox'
import { closed, oneOf } from '../../kernel/contract.ts'

/** A stretch of words: the same in both versions, only in the later, or only in the earlier. */
export const WordsPartSchema = closed({
  kind: oneOf(['same', 'added', 'removed']),
  text: Type.String(),
})
