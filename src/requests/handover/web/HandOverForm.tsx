import { useState } from 'react'
import { findPeople } from '../../../identity/web/people.queries.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { type Choosable, ComboBox } from '../../../web/ui/ComboBox.tsx'
import { FieldStack } from '../../../web/ui/Field.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { Sheet } from '../../../web/ui/Sheet.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { takeRequest } from '../../request.contract.ts'
import { type Request, requestRoutes } from '../../web/queries.ts'

type HandOverFormProps = { readonly request: Request; readonly onClose: () => void }

/** Gives the request to another program manager. Its clocks go on. */
export function HandOverForm({ request, onClose }: HandOverFormProps) {
  const [person, setPerson] = useState<Choosable | null>(null)
  const save = useSubmit<typeof takeRequest>('POST /requests/:requestId/triage', {
    invalidates: requestRoutes,
    onDone: () => {
      showToast(`Handed to ${person?.label ?? 'a colleague'}`)
      onClose()
    },
  })
  return (
    <Sheet
      title="Who takes it on?"
      fact={request.title}
      onClose={onClose}
      onSubmit={() =>
        person !== null && save.submit({ params: { requestId: request.id }, body: { handlerId: person.id } })
      }
      foot={
        <Button
          look="solid"
          type="submit"
          waiting={save.waiting && 'Handing over'}
          disabledReason={person === null ? 'Choose somebody' : null}
        >
          Hand over
        </Button>
      }
    >
      <FieldStack>
        <ComboBox
          label="Program manager"
          name="handlerId"
          value={person}
          onChange={setPerson}
          find={findPeople}
          error={save.fieldErrors['handlerId']}
          help="The clocks go on where they are."
        />
        <FormErrors
          problem={save.problem}
          labels={{ handlerId: 'Program manager' }}
          title="It stays where it is"
        />
      </FieldStack>
    </Sheet>
  )
}
