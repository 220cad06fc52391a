import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { findPeople } from '../../../identity/web/people.queries.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button, ButtonRow } from '../../../web/ui/Button.tsx'
import { type Choosable, ComboBox } from '../../../web/ui/ComboBox.tsx'
import { FieldStack } from '../../../web/ui/Field.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { handOverWork } from '../handover.contract.ts'
import { handoverRoutes, holdingsQuery, sayHoldings, sayWhatStays } from './handover.queries.ts'

type HandOverWorkPanelProps = {
  readonly person: { readonly id: string; readonly name: string }
}

/** Everything of one person goes to another in one act: when they leave, or change their place. */
export function HandOverWorkPanel({ person }: HandOverWorkPanelProps) {
  const [to, setTo] = useState<Choosable | null>(null)
  const holdings = useQuery(holdingsQuery(person.id, to?.id)).data
  const hand = useSubmit<typeof handOverWork>('POST /people/:personId/handover', {
    invalidates: handoverRoutes,
    onDone: ({ released }) => {
      const back = released === 0 ? '' : `; ${released} went back to the unassigned`
      showToast(`Handed over to ${to?.label ?? 'a colleague'}${back}`)
      setTo(null)
    },
  })
  if (holdings === undefined) return null
  const told = sayHoldings(holdings)
  if (told === '') return null
  return (
    <Section title="Hand over" level={3}>
      <FieldStack>
        <p>
          {person.name} has {told}.
        </p>
        <ComboBox
          label="Who takes all of it on"
          name="toId"
          value={to}
          onChange={setTo}
          find={findPeople}
          error={hand.fieldErrors.toId}
          help={sayWhatStays(person.name, to?.label, holdings)}
        />
        <FormErrors
          problem={hand.problem}
          labels={{ toId: 'Who takes it on' }}
          title="Nothing changed hands"
        />
        <ButtonRow>
          <Button
            onPress={() => hand.submit({ params: { personId: person.id }, body: { toId: to?.id ?? '' } })}
            waiting={hand.waiting && 'Handing over'}
            disabledReason={to === null ? 'Choose who takes it on.' : null}
          >
            {to === null ? 'Hand everything over' : `Hand everything over to ${to.label}`}
          </Button>
        </ButtonRow>
      </FieldStack>
    </Section>
  )
}
