import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { NominatePanel } from '../../nominations/web/NominatePanel.tsx'
import { SignalsPanel } from '../../signals/web/SignalsPanel.tsx'
import { ChangePanel } from '../../stewardship/changes/web/ChangePanel.tsx'
import { dayHere, formatCountry, formatDay, formatList } from '../../web/format.ts'
import { useGo, useParam } from '../../web/navigation.ts'
import { isStaff, useSession } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { Menu } from '../../web/ui/Menu.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { FactStrip, PageHeader } from '../../web/ui/PageHeader.tsx'
import { RecordView } from '../../web/ui/RecordView.tsx'
import { MainAndSide } from '../../web/ui/Section.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { markContactBack } from '../contact.contract.ts'
import { EraseForm } from '../erasure/web/EraseForm.tsx'
import { mergePath } from '../merging/web/merge.queries.ts'
import { ContactForm } from './ContactForm.tsx'
import { AbsencesPanel, ContactFactsPanel, DetailsPanel, EmploymentsPanel } from './ContactSidePanel.tsx'
import { JourneyMark } from './ContactsTable.tsx'
import { CustomValuesPanel } from './CustomValuesPanel.tsx'
import { type Contact, contactQuery, contactRoutes, languageName } from './contact.queries.ts'
import { AbsenceForm, LeavingForm, MoveForm } from './EmploymentForm.tsx'
import { ContactPastPanel } from './PastPanel.tsx'
import { ContactTextsPanel } from './TextsPanel.tsx'

/** One person at a customer. */
export function ContactPage() {
  const contact = useQuery(contactQuery(useParam('contactId')))
  return (
    <RecordView query={contact} what="The contact">
      {(data) => <ContactRecord contact={data} />}
    </RecordView>
  )
}

const sheets = {
  edit: ContactForm,
  move: MoveForm,
  leave: LeavingForm,
  absence: AbsenceForm,
  erase: EraseForm,
} as const
type SheetName = keyof typeof sheets

function ContactRecord({ contact }: { readonly contact: Contact }) {
  const session = useSession()
  const [open, setOpen] = useState<SheetName | null>(null)
  const home = isStaff(session)
    ? { label: 'Customers', to: '/customers?tab=contacts' }
    : { label: 'My customers', to: '/my-customers?tab=contacts' }
  const sees = contact.version !== undefined
  const Open = open === null ? null : sheets[open]
  return (
    <>
      <PageHeader
        title={contact.name}
        crumbs={[home, ...placeOf(contact), { label: contact.name }]}
        fact={<FactLine contact={contact} />}
        actions={
          <>
            <NominatePanel contact={contact.id} />
            <ChangePanel contactId={contact.id} name={contact.name} />
            {sees && <Acts contact={contact} onOpen={setOpen} />}
          </>
        }
      />
      {sees ? (
        <>
          <FactStrip facts={stripOf(contact, session.person?.id)} />
          <MainAndSide
            main={
              <>
                <ContactFactsPanel contact={contact} />
                <CustomValuesPanel record="contact" values={contact.custom} />
                <ContactTextsPanel contactId={contact.id} />
                <EmploymentsPanel contact={contact} />
              </>
            }
            side={
              <>
                <DetailsPanel key={contact.id} contact={contact} />
                <AbsencesPanel contact={contact} onAdd={() => setOpen('absence')} />
                <SignalsPanel contactId={contact.id} name={contact.name} />
                <ContactPastPanel contactId={contact.id} />
              </>
            }
          />
        </>
      ) : (
        <Note tone="due" title="You see name, title and company, and no more.">
          The relationship owner and the program know more.
        </Note>
      )}
      {Open !== null && <Open contact={contact} onClose={() => setOpen(null)} />}
    </>
  )
}

function placeOf({ account }: Contact) {
  return account === null ? [] : [{ label: account.name, to: `/customers/${account.id}` }]
}

/** “CFO at Łódzkie Zakłady Ceramiczne, Poland. Polish, English.” */
function FactLine({ contact }: { readonly contact: Contact }) {
  const { account, title, languages = [] } = contact
  const country = account?.country == null ? '' : `, ${formatCountry(account.country)}`
  const speaks = languages.length === 0 ? '' : ` ${formatList(languages.map(languageName))}.`
  if (account === null)
    return (
      <>
        {title === null ? 'No account known.' : `${title}. No account known.`}
        {speaks}
      </>
    )
  return (
    <>
      {title === null ? 'At' : `${title} at`}{' '}
      <TextLink to={`/customers/${account.id}`}>{account.name}</TextLink>
      {country}.{speaks}
    </>
  )
}

function stripOf(contact: Contact, me: string | undefined) {
  const { owner } = contact
  const absent = contact.absences?.find((each) => each.fromOn <= dayHere())
  const name = owner == null ? 'nobody yet' : owner.id === me ? 'you' : owner.name
  const journey = {
    stage: contact.stage ?? null,
    leftOn: contact.leftOn ?? null,
    absentUntil: absent?.untilOn ?? null,
  }
  return [
    { value: <JourneyMark contact={journey} /> },
    ...(contact.persona == null ? [] : [{ label: 'Persona', value: contact.persona.name }]),
    { label: 'Owner', value: contact.ownerIsAccounts ? `${name}, for the account` : name },
    ...(contact.leftOn == null ? [] : [{ label: 'Left', value: formatDay(contact.leftOn), end: true }]),
  ]
}

function Acts({
  contact,
  onOpen,
}: {
  readonly contact: Contact
  readonly onOpen: (sheet: SheetName) => void
}) {
  const edit = contact.may.edit ?? null
  const runsProgram = useSession().person?.roles.includes('program-manager') === true
  const go = useGo()
  const back = useSubmit<typeof markContactBack>('DELETE /contacts/:contactId/leaving', {
    invalidates: contactRoutes,
    onDone: () => showToast('There again'),
  })
  const comeBack = () => back.submit({ params: { contactId: contact.id } })
  return (
    <>
      <Menu
        label="More"
        items={[
          { label: 'Works elsewhere now', onPress: () => onOpen('move'), disabledReason: edit },
          contact.leftOn == null
            ? { label: 'Has left', onPress: () => onOpen('leave'), disabledReason: edit }
            : { label: 'Is there again', onPress: comeBack, disabledReason: edit },
          { label: 'Record an absence', onPress: () => onOpen('absence'), disabledReason: edit },
          ...(runsProgram
            ? [
                { label: 'Merge with another', onPress: () => go(mergePath('contact', contact.id)) },
                { label: 'Erase this person', onPress: () => onOpen('erase') },
              ]
            : []),
        ]}
      />
      <Button onPress={() => onOpen('edit')} disabledReason={edit} reasonInTooltip>
        Edit
      </Button>
    </>
  )
}
