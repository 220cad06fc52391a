import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDay } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { FieldStack } from '../../web/ui/Field.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { giveValueTouch } from '../care.contract.ts'
import { careRoutes, type TouchLetter, touchLetterQuery, valueTouchesQuery } from './care.queries.ts'
import { LetterPanel, type LetterToSend } from './LetterPanel.tsx'

type ValueTouchLetterFormProps = {
  readonly contactId: string
  readonly name: string
  /** Which value touch it opens with; null where nothing is suggested. */
  readonly first: string | null
  readonly onClose: () => void
}

/** A value touch for one advocate: which, in which words, and how it reaches them. A person sends it, always. */
export function ValueTouchLetterForm({ contactId, name, first, onClose }: ValueTouchLetterFormProps) {
  const library = useQuery(valueTouchesQuery())
  const [chosen, setChosen] = useState(first)
  const touchId = chosen ?? library.data?.rows[0]?.id ?? null
  return (
    <Sheet title="A touch that asks for nothing" fact={name} onClose={onClose}>
      <QueryView query={library} what="The library">
        {({ rows }) => (
          <FieldStack>
            <Select
              label="What it is"
              value={touchId ?? ''}
              onChange={setChosen}
              options={rows.map(({ id, title }) => ({ value: id, label: title }))}
              help={rows.find(({ id }) => id === touchId)?.fits}
            />
            {touchId !== null && (
              <LetterOf key={touchId} contactId={contactId} name={name} touchId={touchId} onClose={onClose} />
            )}
          </FieldStack>
        )}
      </QueryView>
    </Sheet>
  )
}

type LetterOfProps = {
  readonly contactId: string
  readonly name: string
  readonly touchId: string
  readonly onClose: () => void
}

function LetterOf(props: LetterOfProps) {
  const letter = useQuery({
    ...touchLetterQuery(props.contactId, props.touchId),
    refetchOnWindowFocus: false,
  })
  return (
    <QueryView query={letter} what="The words">
      {(data) => <GivenLetter {...props} letter={data} />}
    </QueryView>
  )
}

function GivenLetter(props: LetterOfProps & { readonly letter: TouchLetter }) {
  const { contactId, name, touchId, letter, onClose } = props
  const give = useSubmit<typeof giveValueTouch>('POST /advocates/:contactId/value-touches', {
    invalidates: careRoutes,
    onDone: (_, { body }) => {
      showToast(body.through === 'mail' ? `In the outbox for ${name}` : `Noted as a give to ${name}`)
      onClose()
    },
  })
  const send = ({ on, ...words }: LetterToSend) => {
    const day = words.through === 'mail' ? {} : { on }
    give.submit({ params: { contactId }, body: { valueTouchId: touchId, ...words, ...day } })
  }
  return (
    <LetterPanel letter={letter} noteLabel="Note it as given" asksDay sending={give} onSend={send}>
      {letter.lastGivenOn !== null && (
        <Note tone="due" title={`They had this on ${formatDay(letter.lastGivenOn)}`} lined>
          Another one may be more welcome.
        </Note>
      )}
    </LetterPanel>
  )
}
