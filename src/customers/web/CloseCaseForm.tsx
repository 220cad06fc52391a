import { useState } from 'react'
import { findPeople } from '../../identity/web/people.queries.ts'
import { dayHere } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { FieldGrid } from '../../web/ui/Field.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { DateField, TextArea } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { closeCase } from '../account-care.contract.ts'
import { type Account, accountRoutes } from './account.queries.ts'

export type ListedCase = NonNullable<Account['cases']>[number]

const labels = {
  on: 'Closed on',
  rating: 'How content they were',
  words: 'In their words',
  handledById: 'Who of ours solved it',
}
const ratingWords = ['', '5, very content', '4, content', '3, so-so', '2, not content', '1, not at all']

type CloseCaseFormProps = { readonly support: ListedCase; readonly onClose: () => void }

/** Closes a case, or adds what the customer said once it is closed. What they said becomes a signal. */
export function CloseCaseForm({ support, onClose }: CloseCaseFormProps) {
  const isClosed = support.closedOn !== null
  const [on, setOn] = useState(support.closedOn ?? dayHere())
  const [rating, setRating] = useState(support.rating === null ? '' : String(support.rating))
  const [words, setWords] = useState(support.words ?? '')
  const [solver, setSolver] = useState<Choosable | null>(null)
  const save = useSubmit<typeof closeCase>('PUT /cases/:caseId/closing', {
    invalidates: [...accountRoutes, 'GET /signals'],
    onDone: () => {
      showToast(isClosed ? 'Saved' : 'Case closed')
      onClose()
    },
  })
  const send = () =>
    save.submit({
      params: { caseId: support.id },
      body: {
        ...(isClosed ? {} : { on }),
        ...{ rating: rating === '' ? null : Number(rating), words: words.trim() || null },
        handledById: solver?.id ?? null,
      },
    })
  return (
    <FormSheet
      title={isClosed ? 'What did they say?' : 'Close the case'}
      fact={support.title}
      onClose={onClose}
      onSubmit={send}
      submit={isClosed ? 'Save it' : 'Close the case'}
      save={save}
      labels={labels}
    >
      <FieldGrid columns="1fr 1fr">
        {!isClosed && (
          <DateField label={labels.on} name="on" value={on} onChange={setOn} error={save.fieldErrors.on} />
        )}
        <Select
          label={labels.rating}
          name="rating"
          value={rating}
          aside="optional"
          error={save.fieldErrors.rating}
          options={ratingWords.map((label, at) => ({ value: at === 0 ? '' : String(6 - at), label }))}
          onChange={setRating}
        />
      </FieldGrid>
      <TextArea
        label={labels.words}
        name="words"
        value={words}
        onChange={setWords}
        aside="optional"
        error={save.fieldErrors.words}
        help="How content they were becomes a signal, credited to whoever solved it."
      />
      <ComboBox
        label={labels.handledById}
        name="handledById"
        value={solver}
        onChange={setSolver}
        find={findPeople}
        aside="you, if nobody is named"
        error={save.fieldErrors.handledById}
      />
    </FormSheet>
  )
}
