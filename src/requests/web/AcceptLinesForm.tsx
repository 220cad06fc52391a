import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { KeyValue } from '../../web/ui/KeyValue.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { TextArea } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { acceptAssignmentLine } from '../assignment.contract.ts'
import { type AssignmentLine, acceptanceRoutes } from './assignment.queries.ts'
import { sayDay, sayRequestNumber } from './queries.ts'

type AcceptLinesFormProps = {
  readonly lines: readonly AssignmentLine[]
  /** Called for a line that was passed by after it had been refused. */
  readonly onRefused: (line: AssignmentLine, why: string) => void
  readonly onClose: () => void
}

const labels = { whyYou: 'Why you' }

/** Accepts the lines one by one: each is proposed for its request like anybody, in the name of whoever accepts. */
export function AcceptLinesForm({ lines, onRefused, onClose }: AcceptLinesFormProps) {
  const [at, setAt] = useState(0)
  const [whyYou, setWhyYou] = useState('')
  const line = lines[at]
  const next = () => {
    setWhyYou('')
    save.reset()
    if (at + 1 < lines.length) setAt(at + 1)
    else onClose()
  }
  const save = useSubmit<typeof acceptAssignmentLine>('POST /assignment/lines/:assignmentLineId/acceptance', {
    invalidates: acceptanceRoutes,
    onDone: ({ says }) => {
      showToast(says)
      next()
    },
  })
  if (line === undefined) return null
  const send = () => save.submit({ params: { assignmentLineId: line.id }, body: { whyYou: whyYou.trim() } })
  const skip = () => {
    if (save.problem !== undefined) onRefused(line, save.problem.detail)
    next()
  }
  return (
    <Sheet
      title={lines.length === 1 ? 'Accept' : `Accept ${at + 1} of ${lines.length}`}
      fact={`${line.contact.name} for ${sayRequestNumber(line.request.number)}`}
      onClose={onClose}
      onSubmit={send}
      foot={
        <>
          <Button
            look="solid"
            type="submit"
            waiting={save.waiting && 'Taking the place'}
            disabledReason={whyYou.trim() === '' ? 'Say why them' : null}
          >
            Propose {line.contact.name}
          </Button>
          {lines.length > 1 && <Button onPress={skip}>Leave this one</Button>}
        </>
      }
    >
      <FieldStack>
        <KeyValue facts={factsOf(line)} />
        <TextArea
          key={line.id}
          label={labels.whyYou}
          name="whyYou"
          help={`${line.contact.name} reads it in the letter: what of theirs helps here.`}
          maxLength={600}
          value={whyYou}
          onChange={setWhyYou}
          error={save.fieldErrors['whyYou']}
        />
        <FormErrors problem={save.problem} labels={labels} title="Nobody was proposed" />
      </FieldStack>
    </Sheet>
  )
}

function factsOf({ request, activity, account, contact, day, reasons }: AssignmentLine) {
  return [
    { label: 'Request', value: request.title },
    { label: 'Activity', value: activity },
    {
      label: 'Who',
      value: [contact.name, contact.title, account.name].filter((part) => part !== null).join(', '),
    },
    { label: 'On', value: sayDay(day) },
    ...(reasons.length === 0 ? [] : [{ label: 'Fits by', value: reasons.join(' ') }]),
  ]
}
