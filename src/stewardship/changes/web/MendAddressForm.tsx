import { useState } from 'react'
import { useSubmit } from '../../../web/submit.ts'
import { Button, ButtonRow } from '../../../web/ui/Button.tsx'
import { FieldStack } from '../../../web/ui/Field.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { KeyValue } from '../../../web/ui/KeyValue.tsx'
import { Sheet } from '../../../web/ui/Sheet.tsx'
import { TextField } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { clearBouncedAddress, replaceBouncedAddress } from '../bounced.contract.ts'
import { type BouncedRow, changeRoutes } from './queries.ts'

/** One address that mail came back from: another one to write to, or the word that it works after all. */
export function MendAddressForm({
  row,
  onClose,
}: {
  readonly row: BouncedRow
  readonly onClose: () => void
}) {
  const [instead, setInstead] = useState('')
  const params = { contactId: row.contact.id }
  const replace = useSubmit<typeof replaceBouncedAddress>(
    'POST /contacts/:contactId/bounced-addresses/replacement',
    {
      invalidates: changeRoutes,
      onDone: () => {
        showToast(`${row.contact.name} is written to at ${instead.trim()}`)
        onClose()
      },
    },
  )
  const clear = useSubmit<typeof clearBouncedAddress>(
    'POST /contacts/:contactId/bounced-addresses/clearing',
    {
      invalidates: changeRoutes,
      onDone: () => {
        showToast('Written to again')
        onClose()
      },
    },
  )
  return (
    <Sheet
      title={row.contact.name}
      {...(row.account === null ? {} : { fact: row.account.name })}
      onClose={onClose}
      onSubmit={() => replace.submit({ params, body: { email: row.email, instead: instead.trim() } })}
      foot={
        <ButtonRow>
          <Button
            look="solid"
            type="submit"
            waiting={replace.waiting && 'Writing'}
            disabledReason={instead.trim() === '' ? 'Say which address' : null}
          >
            Write there instead
          </Button>
          <Button onPress={() => clear.submit({ params, body: { email: row.email } })}>
            It works after all
          </Button>
        </ButtonRow>
      }
    >
      <FieldStack>
        <KeyValue
          facts={[
            { label: 'Came back from', value: row.email },
            ...(row.instead === null ? [] : [{ label: 'Written to instead', value: row.instead }]),
          ]}
        />
        <TextField
          label="New address"
          name="instead"
          value={instead}
          onChange={setInstead}
          error={replace.fieldErrors['instead']}
        />
        <FormErrors problem={replace.problem ?? clear.problem} title="Nothing was changed" />
      </FieldStack>
    </Sheet>
  )
}
