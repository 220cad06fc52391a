import { accept, type Decision, refuse } from '../kernel/result.ts'
import { fold } from '../kernel/text.ts'

/** Characters a password needs at least. Length is what protects; no rules about kinds (OWASP ASVS 5, 6.2). */
export const shortestPassword = 10

/** Whether a password will do: long enough, not one character repeated, not the mail address itself. */
export function judgePassword(password: string, email: string): Decision<object, 'weak-password'> {
  const length = [...password].length
  if (length < shortestPassword) {
    return refuse('weak-password', `needs at least ${shortestPassword} characters; this has ${length}`)
  }
  if (new Set(password).size < 4) return refuse('weak-password', 'repeats too few characters')
  const [local = ''] = fold(email).split('@')
  const plain = fold(password)
  if (plain === fold(email) || plain === local)
    return refuse('weak-password', 'is your mail address; choose something else')
  return accept({})
}
