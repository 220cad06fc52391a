import { AppError } from '../../server/errors.ts'
import { faultsOfLetter, type LibraryLetter } from '../letter.ts'

/** The letter as it is kept, without blanks around its lines. Refused, by field, where `faultsOfLetter` finds something. */
export function requireSoundLetter<Letter extends LibraryLetter>(
  letter: Letter,
  placeholders: readonly string[],
): Letter {
  const { title, fits, subject } = letter
  const sound = { ...letter, title: title.trim(), fits: fits.trim(), subject: subject.trim() }
  const [first, ...rest] = faultsOfLetter(sound, placeholders)
  if (first !== undefined) throw new AppError('invalid', first.reason, { fields: [first, ...rest] })
  return sound
}
