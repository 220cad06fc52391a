import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { LogTouchPanel } from '../../activities/web/LogTouchPanel.tsx'
import { TimelinePanel } from '../../activities/web/TimelinePanel.tsx'
import { languageName } from '../../customers/web/contact.queries.ts'
import { OwnLinkPanel } from '../../own-page/web/OwnLinkPanel.tsx'
import { HelpPanel } from '../../protection/help/web/HelpPanel.tsx'
import { AskPanel } from '../../protection/web/AskPanel.tsx'
import { CarePanel } from '../../protection/web/CarePanel.tsx'
import { LoadPanel } from '../../protection/web/LoadPanel.tsx'
import { markOf, standingQuery } from '../../protection/web/queries.ts'
import { RestPanel } from '../../protection/web/RestPanel.tsx'
import { StandingPanel } from '../../protection/web/StandingPanel.tsx'
import { LogOutsidePanel } from '../../requests/outside/web/LogOutsidePanel.tsx'
import { RequestsPanel } from '../../requests/web/RequestsPanel.tsx'
import { ChangePanel } from '../../stewardship/changes/web/ChangePanel.tsx'
import { formatCountry, formatDay, formatList, formatNumber, formatPercent } from '../../web/format.ts'
import { useParam } from '../../web/navigation.ts'
import { isStaff, useSession } from '../../web/session.ts'
import { FreshnessMark } from '../../web/ui/FreshnessMark.tsx'
import { LoadBar } from '../../web/ui/LoadBar.tsx'
import { FactStrip, PageHeader } from '../../web/ui/PageHeader.tsx'
import { RecordView } from '../../web/ui/RecordView.tsx'
import { MainAndSide, Stack, TwoColumns } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { FactsPanel } from './FactsPanel.tsx'
import { FavouritePanel } from './FavouritePanel.tsx'
import { JourneyPanel } from './JourneyPanel.tsx'
import { LimitsForm } from './LimitsForm.tsx'
import { LimitsPanel } from './LimitsPanel.tsx'
import { PermissionsPanel } from './PermissionsPanel.tsx'
import { type Advocate, advocateQuery, type Profile, sayStanding } from './queries.ts'
import { RatingsPanel } from './RatingsPanel.tsx'
import { StoryForm } from './StoryForm.tsx'
import { StoryPanel } from './StoryPanel.tsx'
import { WillingnessPanel } from './WillingnessPanel.tsx'

const WillingnessForm = lazy(() =>
  import('./WillingnessForm.tsx').then((module) => ({ default: module.WillingnessForm })),
)

/** One advocate: what may be asked next and why, what they have to tell, and what is on record. */
export function AdvocatePage() {
  const advocate = useQuery(advocateQuery(useParam('contactId')))
  return (
    <RecordView query={advocate} what="The advocate">
      {(data) => <AdvocateRecord advocate={data} />}
    </RecordView>
  )
}

function AdvocateRecord({ advocate }: { readonly advocate: Advocate }) {
  const { contactId, name, profile, stage } = advocate
  const home = isStaff(useSession())
    ? { label: 'Advocates', to: '/advocates' }
    : { label: 'Find a customer', to: '/find' }
  const canBeAsked = stage === 'discoverable' || stage === 'active'
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[home, { label: name }]}
        fact={<Fact advocate={advocate} />}
        actions={
          <>
            <FavouritePanel contactId={contactId} name={name} />
            {profile !== null && (
              <>
                <ChangePanel contactId={contactId} name={name} />
                <LogTouchPanel contactId={contactId} name={name} />
                <LogOutsidePanel contact={{ id: contactId, label: name }} />
                {canBeAsked && (
                  <RestPanel contactId={contactId} accountId={advocate.account?.id ?? null} name={name} />
                )}
                {canBeAsked && <AskPanel contactId={contactId} name={name} />}
              </>
            )}
          </>
        }
      />
      <Strip advocate={advocate} />
      {profile === null ? (
        <StandingPanel contactId={contactId} name={name} />
      ) : (
        <InFull advocate={advocate} profile={profile} canBeAsked={canBeAsked} />
      )}
    </>
  )
}

type InFullProps = { readonly advocate: Advocate; readonly profile: Profile; readonly canBeAsked: boolean }

function InFull({ advocate, profile, canBeAsked }: InFullProps) {
  const { contactId, name } = advocate
  const [changing, setChanging] = useState<Profile['facts'][number]['kind'] | null>(null)
  const journey = <JourneyPanel advocate={advocate} />
  return (
    <>
      <MainAndSide
        main={
          <>
            {canBeAsked ? <StandingPanel contactId={contactId} name={name} /> : journey}
            <TwoColumns>
              <Stack>
                {canBeAsked && <LoadPanel contactId={contactId} />}
                <LimitsPanel advocate={advocate} profile={profile} />
                <WillingnessPanel advocate={advocate} profile={profile} />
              </Stack>
              <Stack>
                <StoryPanel advocate={advocate} profile={profile} />
                <PermissionsPanel advocate={advocate} profile={profile} />
              </Stack>
            </TwoColumns>
          </>
        }
        side={
          <>
            <FactsPanel advocate={advocate} profile={profile} onChange={({ kind }) => setChanging(kind)} />
            <RequestsPanel of={{ contactId }} />
            {canBeAsked && journey}
            {canBeAsked && <CarePanel contactId={contactId} name={name} />}
            <HelpPanel contactId={contactId} name={name} />
            <OwnLinkPanel contactId={contactId} name={name} />
            <TimelinePanel of="contact" id={contactId} />
            {advocate.may.rate === null && <RatingsPanel contactId={contactId} />}
          </>
        }
      />
      <ChangeForm kind={changing} advocate={advocate} profile={profile} onClose={() => setChanging(null)} />
    </>
  )
}

type ChangeFormProps = {
  readonly kind: Profile['facts'][number]['kind'] | null
  readonly advocate: Advocate
  readonly profile: Profile
  readonly onClose: () => void
}

/** The form that a stale fact is changed with. */
function ChangeForm({ kind, ...rest }: ChangeFormProps) {
  if (kind === 'willingness') {
    return (
      <Suspense>
        <WillingnessForm {...rest} />
      </Suspense>
    )
  }
  if (kind === 'limits') return <LimitsForm {...rest} />
  return kind === 'text' || kind === 'results' || kind === 'topics' ? <StoryForm {...rest} /> : null
}

/** “CFO at Łódzkie Zakłady, ceramics, 2,400 people, customer since 2021. Łódź, 10:42 for them. Polish, English.” */
function Fact({ advocate }: { readonly advocate: Advocate }) {
  const { title, account, languages, timeZone } = advocate
  const described = [
    account?.industry?.toLowerCase(),
    account?.employees == null ? null : `${formatNumber(account.employees)} people`,
    account?.customerSince == null ? null : `customer since ${account.customerSince.slice(0, 4)}`,
  ].filter((part) => part != null)
  const place = [account?.city, account?.country == null ? null : formatCountry(account.country)].filter(
    (part) => part != null,
  )
  const time = timeZone === null ? null : `${timeIn(timeZone)} for them`
  const where = [...place, time].filter((part) => part !== null)
  return (
    <>
      {title}
      {title !== null && account !== null && ' at '}
      {account !== null && <TextLink to={`/customers/${account.id}`}>{account.name}</TextLink>}
      {described.length > 0 && `, ${described.join(', ')}`}
      {(title !== null || account !== null) && endOf(described.at(-1) ?? account?.name ?? title)}
      {where.length > 0 && `${where.join(', ')}. `}
      {languages.length > 0 && `${formatList(languages.map(languageName))}.`}
    </>
  )
}

/** A sentence’s end, unless the name it ends with brings one: “S.A.” */
const endOf = (last: string | null) => (last?.endsWith('.') ? ' ' : '. ')

function timeIn(timeZone: string): string {
  return new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit', timeZone }).format(
    new Date(),
  )
}

function Strip({ advocate }: { readonly advocate: Advocate }) {
  const isPublic = advocate.stage === 'discoverable' || advocate.stage === 'active'
  const standing = useQuery({ ...standingQuery(advocate.contactId), enabled: isPublic }).data?.general
  const load = standing?.load
  const percent = advocate.freshness?.percent
  const { owner, account } = advocate
  return (
    <FactStrip
      facts={[
        ...(standing === undefined
          ? []
          : [
              {
                value: (
                  <StateMark kind={markOf(standing.state)}>
                    {sayStanding({ ...standing, reason: standing.reasons[0]?.code ?? null, liftedBy: null })}
                  </StateMark>
                ),
              },
            ]),
        { label: 'Journey', value: `${advocate.stage} since ${formatDay(advocate.stageSince)}` },
        ...(load == null
          ? []
          : [
              {
                label: 'Load',
                value: (
                  <LoadBar done={load.done} reserved={load.reserved} cap={load.cap} withCap width={72} />
                ),
              },
            ]),
        ...(advocate.profile === null || percent == null
          ? []
          : [{ label: 'Facts', value: <FreshnessMark percent={percent} words="% fresh" /> }]),
        ...(advocate.profile === null
          ? []
          : [{ label: 'Profile', value: formatPercent(advocate.completeness / 100) }]),
        { label: 'Owner', value: owner === null ? 'nobody yet' : owner.name },
        ...(account?.renewalOn == null
          ? []
          : [{ label: 'Renewal', value: formatDay(account.renewalOn), end: true }]),
      ]}
    />
  )
}
