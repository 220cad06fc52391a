import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { SettingsColumn } from '../../web/SettingsColumn.tsx'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FieldGrid, FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section, Stack } from '../../web/ui/Section.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import { languageOptions, timeZoneOptions } from '../locale-choices.ts'
import type { updateMe } from '../me.contract.ts'
import { AbsencePanel } from './AbsencePanel.tsx'
import { type Me, meQuery, meRoutes } from './me.queries.ts'
import { PasswordForm } from './PasswordForm.tsx'
import { SecondFactorPanel } from './SecondFactorPanel.tsx'
import { SessionsPanel } from './SessionsPanel.tsx'

/** One's own sign-in: name, password, second factor, and where one is signed in. */
export function MePage() {
  const me = useQuery(meQuery())
  return (
    <>
      <PageHeader
        title="Your sign-in"
        crumbs={[{ label: 'Settings' }, { label: 'Your sign-in' }]}
        fact={me.data?.email}
      />
      <SettingsColumn>
        <QueryView query={me} what="Your sign-in">
          {(data) => (
            <Stack>
              <Section title="You">
                <DetailsForm key={JSON.stringify(data)} me={data} />
              </Section>
              <AbsencePanel personId={data.personId} name={null} />
              {data.hasPassword && (
                <Section title="Password">
                  <PasswordForm email={data.email} />
                </Section>
              )}
              <SecondFactorPanel me={data} />
              <SessionsPanel />
            </Stack>
          )}
        </QueryView>
      </SettingsColumn>
    </>
  )
}

function DetailsForm({ me }: { readonly me: Me }) {
  const [name, setName] = useState(me.name)
  const [language, setLanguage] = useState(me.language ?? '')
  const [timeZone, setTimeZone] = useState(me.timeZone ?? '')
  const save = useSubmit<typeof updateMe>('PATCH /me', {
    invalidates: meRoutes,
    onDone: () => showToast('Saved'),
  })
  const changed = name !== me.name || language !== (me.language ?? '') || timeZone !== (me.timeZone ?? '')
  const orNull = (text: string) => (text === '' ? null : text)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (changed)
          save.submit({ body: { name: name.trim(), language: orNull(language), timeZone: orNull(timeZone) } })
      }}
    >
      <FieldStack>
        <TextField
          label="Name"
          name="name"
          autoComplete="name"
          value={name}
          onChange={setName}
          error={save.fieldErrors['name']}
          help="Customers read it on what you send them."
        />
        <FieldGrid columns="1fr 1fr">
          <Select
            label="Language"
            name="language"
            value={language}
            onChange={setLanguage}
            options={[{ value: '', label: 'As the workspace' }, ...languageOptions(me.language)]}
          />
          <Select
            label="Time zone"
            name="timeZone"
            value={timeZone}
            onChange={setTimeZone}
            options={[{ value: '', label: 'As the workspace' }, ...timeZoneOptions(me.timeZone)]}
          />
        </FieldGrid>
        <FormErrors
          problem={save.problem}
          labels={{ name: 'Name', timeZone: 'Time zone' }}
          title="Nothing was saved"
        />
        <div>
          <Button
            type="submit"
            waiting={save.waiting && 'Saving'}
            disabledReason={changed ? null : 'Nothing is changed yet'}
          >
            Save changes
          </Button>
        </div>
      </FieldStack>
    </form>
  )
}
