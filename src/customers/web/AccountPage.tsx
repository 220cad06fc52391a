import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { PlansPanel } from '../../calendar/web/PlansPanel.tsx'
import { CultivationsPanel } from '../../nominations/arcs/web/CultivationsPanel.tsx'
import { NominatePanel } from '../../nominations/web/NominatePanel.tsx'
import { RequestsPanel } from '../../requests/web/RequestsPanel.tsx'
import { SignalsPanel } from '../../signals/web/SignalsPanel.tsx'
import { formatCount, formatCountry, formatDay, formatNumber } from '../../web/format.ts'
import { useGo, useParam } from '../../web/navigation.ts'
import { isStaff, useSession } from '../../web/session.ts'
import { Button } from '../../web/ui/Button.tsx'
import { Menu } from '../../web/ui/Menu.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { FactStrip, PageHeader } from '../../web/ui/PageHeader.tsx'
import { RecordView } from '../../web/ui/RecordView.tsx'
import { MainAndSide } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { ChartPanel } from '../chart/web/ChartPanel.tsx'
import { mergePath } from '../merging/web/merge.queries.ts'
import { InsightsPanel } from '../relationship/web/InsightsPanel.tsx'
import { RelationshipPanel } from '../relationship/web/RelationshipPanel.tsx'
import { AccountOpportunitiesPanel, AccountPeoplePanel } from './AccountPeoplePanel.tsx'
import { AccountFactsPanel, CasesPanel, InitiativesPanel, ProductsPanel } from './AccountSidePanel.tsx'
import { HealthMark } from './AccountsTable.tsx'
import { type Account, accountQuery, ownerKindWords, standingWords } from './account.queries.ts'
import { AccountProductForm, CaseForm, InitiativeForm, LastContactForm, OwnerForm } from './CareForm.tsx'
import { ContactForm } from './ContactForm.tsx'
import { CustomValuesPanel } from './CustomValuesPanel.tsx'
import { OpportunityForm } from './OpportunityForm.tsx'
import { AccountPastPanel } from './PastPanel.tsx'
import { RivalsPanel } from './RivalsPanel.tsx'
import { AccountTextsPanel } from './TextsPanel.tsx'

/** One customer company: who works there, what is sold there, how it stands. */
export function AccountPage() {
  const account = useQuery(accountQuery(useParam('accountId')))
  return (
    <RecordView query={account} what="The account">
      {(data) => <AccountRecord account={data} />}
    </RecordView>
  )
}

const sheets = {
  edit: lazy(() => import('./AccountForm.tsx').then((module) => ({ default: module.AccountForm }))),
  owner: OwnerForm,
  case: CaseForm,
  initiative: InitiativeForm,
  contacted: LastContactForm,
  product: AccountProductForm,
} as const

export type SheetName = keyof typeof sheets | 'contact' | 'opportunity'

function AccountRecord({ account }: { readonly account: Account }) {
  const session = useSession()
  const [open, setOpen] = useState<SheetName | null>(null)
  const home = isStaff(session)
    ? { label: 'Customers', to: '/customers' }
    : { label: 'My customers', to: '/my-customers' }
  const sees = account.version !== undefined
  return (
    <>
      <PageHeader
        title={account.name}
        crumbs={[home, { label: account.name }]}
        fact={sees ? factOf(account) : undefined}
        actions={
          <>
            <NominatePanel account={account.id} />
            {sees && <Acts account={account} onOpen={setOpen} />}
          </>
        }
      />
      {sees ? (
        <>
          <FactStrip facts={stripOf(account, session.person?.id)} />
          <MainAndSide
            main={
              <>
                <AccountPeoplePanel account={account} onAdd={() => setOpen('contact')} />
                <ChartPanel accountId={account.id} account={account.name} />
                <AccountOpportunitiesPanel account={account} onAdd={() => setOpen('opportunity')} />
                <PlansPanel accountId={account.id} />
                <RequestsPanel of={{ accountId: account.id }} />
                <AccountTextsPanel accountId={account.id} />
                <AccountFactsPanel account={account} />
                <CustomValuesPanel record="account" values={account.custom} />
              </>
            }
            side={
              <>
                <RelationshipPanel
                  account={account}
                  ownerKind={account.ownerKind == null ? null : ownerKindWords[account.ownerKind]}
                />
                <CasesPanel account={account} onAdd={() => setOpen('case')} />
                <ProductsPanel account={account} onAdd={() => setOpen('product')} />
                <InitiativesPanel account={account} onAdd={() => setOpen('initiative')} />
                <CultivationsPanel account={account} />
                <InsightsPanel account={account} />
                <RivalsPanel account={account} />
                <SignalsPanel accountId={account.id} name={account.name} />
                <AccountPastPanel accountId={account.id} />
              </>
            }
          />
        </>
      ) : (
        <NameOnly account={account} />
      )}
      <Suspense>
        <OpenSheet open={open} account={account} onClose={() => setOpen(null)} />
      </Suspense>
    </>
  )
}

function OpenSheet({
  open,
  account,
  onClose,
}: {
  readonly open: SheetName | null
  readonly account: Account
  readonly onClose: () => void
}) {
  const place = { id: account.id, label: account.name }
  if (open === null) return null
  if (open === 'contact') return <ContactForm account={place} onClose={onClose} />
  if (open === 'opportunity') return <OpportunityForm account={place} onClose={onClose} />
  const Form = sheets[open]
  return <Form account={account} onClose={onClose} />
}

function Acts({
  account,
  onOpen,
}: {
  readonly account: Account
  readonly onOpen: (sheet: SheetName) => void
}) {
  const { edit = null, setOwner = null } = account.may
  const mayMerge = useSession().person?.roles.includes('program-manager') === true
  const go = useGo()
  return (
    <>
      <Menu
        label="More"
        items={[
          { label: 'Record a real contact', onPress: () => onOpen('contacted'), disabledReason: edit },
          { label: 'Record a case', onPress: () => onOpen('case'), disabledReason: edit },
          { label: 'Note an initiative', onPress: () => onOpen('initiative'), disabledReason: edit },
          { label: 'Hand over', onPress: () => onOpen('owner'), disabledReason: setOwner },
          ...(mayMerge
            ? [{ label: 'Merge with another', onPress: () => go(mergePath('account', account.id)) }]
            : []),
        ]}
      />
      <Button onPress={() => onOpen('edit')} disabledReason={edit} reasonInTooltip>
        Edit
      </Button>
    </>
  )
}

/** “Port authority, 1,150 people, Vlissingen, Netherlands. Customer since 2023, Ledger and Boards.” */
function factOf(account: Account): string {
  const people = account.employees == null ? null : `${formatNumber(account.employees)} people`
  const country = account.country == null ? account.countryText : formatCountry(account.country)
  const what = [account.industry?.name ?? account.industryText, people, account.city, country]
  const since = account.customerSince == null ? null : `customer since ${account.customerSince.slice(0, 4)}`
  const runs = [since, ...(account.products ?? []).map((product) => product.name)]
  return [what, runs]
    .map((parts) => parts.filter((part) => part != null && part !== '').join(', '))
    .filter((sentence) => sentence !== '')
    .map((sentence) => `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`)
    .join(' ')
}

function stripOf(account: Account, me: string | undefined) {
  const openCases = (account.cases ?? []).filter((each) => each.closedOn === null)
  const serious = openCases.filter((each) => each.severity === 'serious').length
  const owner =
    account.owner === null
      ? (account.ownerText ?? 'nobody yet')
      : account.owner.id === me
        ? 'you'
        : account.owner.name
  return [
    { value: <strong>{account.standing && standingWords[account.standing]}</strong> },
    ...(account.tier === 'strategic' ? [{ label: 'Tier', value: 'strategic' }] : []),
    ...(account.health === undefined
      ? []
      : [
          {
            label: 'Health',
            value: account.health === null ? 'not known' : <HealthMark health={account.health} />,
          },
        ]),
    { label: 'Renewal', value: account.renewalOn == null ? 'not known' : formatDay(account.renewalOn) },
    {
      label: 'Cases',
      value:
        serious > 0 ? (
          <StateMark kind="held">{formatCount(serious, 'serious case', 'serious cases')} open</StateMark>
        ) : openCases.length === 0 ? (
          'none open'
        ) : (
          `${openCases.length} open`
        ),
    },
    { label: 'Owner', value: owner },
    {
      label: 'Last contact',
      value: account.lastContactOn == null ? 'not recorded' : formatDay(account.lastContactOn),
      end: true,
    },
  ]
}

function NameOnly({ account }: { readonly account: Account }) {
  const owner =
    account.owner === null ? 'Nobody owns this account yet' : `${account.owner.name} owns this account`
  return (
    <Note tone="due" title="You see who they are, and no more.">
      {owner}. Ask them, or the program, for what you need to know.
    </Note>
  )
}
