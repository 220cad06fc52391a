import { useState } from 'react'
import { findPeople, peopleRoutes } from '../../identity/web/people.queries.ts'
import { formatCount } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { handOverAccounts } from '../handover.contract.ts'
import { accountRoutes } from './account.queries.ts'

type HandOverProps = {
  readonly person: { readonly id: string; readonly name: string; readonly accounts: number }
}

/** Every account of one person goes to another: when they leave, or change their place. */
export function HandOverPanel({ person }: HandOverProps) {
  const [to, setTo] = useState<Choosable | null>(null)
  const hand = useSubmit<typeof handOverAccounts>('POST /people/:personId/handover', {
    invalidates: [...peopleRoutes, ...accountRoutes],
    onDone: ({ accounts }) => showToast(`${formatCount(accounts, 'account', 'accounts')} handed over`),
  })
  const accounts = formatCount(person.accounts, 'account', 'accounts')
  const send = () => hand.submit({ params: { personId: person.id }, body: { toId: to?.id ?? '' } })
  return (
    <Section title="Hand over" level={3}>
      <FieldStack>
        <ComboBox
          label={`New relationship owner of ${person.name}’s ${accounts}`}
          name="toId"
          value={to}
          onChange={setTo}
          find={findPeople}
          error={hand.fieldErrors.toId}
          help="Open approvals move with the accounts and begin anew for the new owner."
        />
        <FormErrors problem={hand.problem} labels={{ toId: 'New relationship owner' }} />
        <ButtonRow>
          <Button
            onPress={send}
            waiting={hand.waiting && 'Handing over'}
            disabledReason={to === null ? 'Choose who takes them over.' : null}
          >
            {to === null ? `Hand over ${accounts}` : `Hand over ${accounts} to ${to.label}`}
          </Button>
        </ButtonRow>
      </FieldStack>
    </Section>
  )
}
