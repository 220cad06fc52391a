import { Type } from 'typebox'
import { setting } from '../../kernel/setting.ts'

/** Where talks take place for which the requester names no place. */
export const videoLink = setting<string>({
  name: 'requests.video-link',
  title: 'Link under which talks take place, where the brief names none',
  unit: 'an address; {number} stands for the request, {ask} for the ask; empty for none',
  source: 'requirements MAT-21: a video link from a setting',
  why: 'It stands in the invitation of every talk whose brief names no place',
  schema: Type.String({ maxLength: 300, pattern: '^(https://[^\\s{}]+(\\{(number|ask)\\}[^\\s{}]*)*)?$' }),
  default: '',
})

/**
 * Where a talk takes place. In: the place the requester wrote, the workspace's template, the request's number and the
 * ask's id. Out: the written place, else the template filled in; null where there is neither.
 */
export function placeOf(
  written: string | null,
  template: string,
  { number, askId }: { readonly number: number; readonly askId: string },
): string | null {
  if (written !== null) return written
  if (template === '') return null
  return template.replaceAll('{number}', String(number)).replaceAll('{ask}', askId)
}
