import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Choosable, ComboBox } from '../../../web/ui/ComboBox.tsx'
import { FieldStack } from '../../../web/ui/Field.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { accountQuery, findAccounts } from '../../web/account.queries.ts'
import { contactQuery, findContacts } from '../../web/contact.queries.ts'
import type { MergedRecord } from '../merge-fields.ts'

type OtherOneFormProps = {
  readonly record: MergedRecord
  /** The record that is known already. */
  readonly one: string
  readonly onChoose: (id: string) => void
}

/** Which record is the same as the one given; nothing is merged by choosing it. */
export function OtherOneForm({ record, one, onChoose }: OtherOneFormProps) {
  const account = useQuery({ ...accountQuery(one), enabled: record === 'account' }).data
  const contact = useQuery({ ...contactQuery(one), enabled: record === 'contact' }).data
  const name = (account ?? contact)?.name ?? (record === 'account' ? 'the account' : 'the contact')
  const [find] = useState(() => besides(one, record === 'account' ? findAccounts : findContacts))
  return (
    <Section
      title={`Which one is the same as ${name}?`}
      qualifier="Both are shown side by side first; nothing is merged yet."
    >
      <FieldStack>
        <ComboBox
          label={record === 'account' ? 'The other account' : 'The other contact'}
          name="absorbed"
          value={null}
          onChange={(chosen) => chosen !== null && onChoose(chosen.id)}
          find={find}
          placeholder="Type a name"
        />
      </FieldStack>
    </Section>
  )
}

type Find = (text: string, signal: AbortSignal) => Promise<readonly Choosable[]>

const besides =
  (one: string, find: Find): Find =>
  async (text, signal) =>
    (await find(text, signal)).filter(({ id }) => id !== one)
