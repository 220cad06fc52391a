import { formatCount } from '../../web/format.ts'
import { Note } from '../../web/ui/Note.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import type { FileView } from './queries.ts'

type StrangersProps = { readonly file: FileView; readonly tried?: boolean }

/** How many answers are of people who are not on record, why, and where they wait. */
export function StrangersPanel({ file, tried = false }: StrangersProps) {
  const count = tried ? (file.trial?.strangers ?? 0) : file.strangers
  if (count === 0) return null
  const many = formatCount(count, 'answer', 'answers')
  const are = count === 1 ? 'is' : 'are'
  return (
    <Note tone="due" title={`${many} ${tried ? 'will be' : are} of people who are not on record.`}>
      {whyOf(file)} {tried ? 'Once in, they wait' : 'They wait'} under{' '}
      <TextLink to="/recruiting/known?tab=respondents">Answered, not known</TextLink>.
    </Note>
  )
}

function whyOf({ columns }: FileView): string {
  const holds = (field: string) => columns.some((column) => column.field === field && column.filled > 0)
  if (holds('email')) return 'Nobody on record has their mail address.'
  if (holds('crmId')) return 'The file names no mail address, and nobody on record has their id as CRM id.'
  return 'The file names no mail address, and nobody on record has their name.'
}
