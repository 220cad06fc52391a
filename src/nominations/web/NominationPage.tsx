import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PlanOutreachPanel } from '../../outreach/web/PlanOutreachPanel.tsx'
import { formatDay, formatFull } from '../../web/format.ts'
import { useParam } from '../../web/navigation.ts'
import { useSession } from '../../web/session.ts'
import { Button, LinkButton } from '../../web/ui/Button.tsx'
import { Menu } from '../../web/ui/Menu.tsx'
import { FactStrip, PageHeader } from '../../web/ui/PageHeader.tsx'
import { RecordView } from '../../web/ui/RecordView.tsx'
import { MainAndSide } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { EvidencePanel } from '../evidence/web/EvidencePanel.tsx'
import { NomineeUsesPanel } from '../participation/web/OwnResultPanel.tsx'
import { AcceptForm, DeclineForm, DuplicateForm } from './DecisionForm.tsx'
import {
  ActivitiesPanel,
  AlikePanel,
  HistoryPanel,
  ReachPanel,
  RuleFindingsPanel,
  VoicesPanel,
  WordsPanel,
} from './NominationPanel.tsx'
import {
  type Nomination,
  nominationPath,
  nominationQuery,
  outcomeOf,
  recruitingQuery,
  sayAge,
  sayDays,
} from './queries.ts'
import { VoiceForm, WithdrawForm } from './VoiceForm.tsx'

/** One nomination: who, why, by whom, and what is to be decided or became of it. */
export function NominationPage() {
  const nomination = useQuery(nominationQuery(useParam('nominationId')))
  return (
    <RecordView query={nomination} what="The nomination">
      {(data) => <Record key={data.id} nomination={data} />}
    </RecordView>
  )
}

const sheets = {
  accept: AcceptForm,
  decline: DeclineForm,
  duplicate: DuplicateForm,
  withdraw: WithdrawForm,
  voice: VoiceForm,
} as const
type SheetName = keyof typeof sheets

function Record({ nomination }: { readonly nomination: Nomination }) {
  const { person } = useSession()
  const runsProgram = person?.roles.includes('program-manager') ?? false
  const [open, setOpen] = useState<SheetName | null>(null)
  const Open = open === null ? null : sheets[open]
  const home = runsProgram
    ? { label: 'Recruiting', to: '/recruiting' }
    : { label: 'Nominations', to: '/my-nominations' }
  return (
    <>
      <PageHeader
        title={nomination.contact.name}
        crumbs={[home, { label: nomination.contact.name }]}
        fact={<FactLine nomination={nomination} />}
        actions={<Acts nomination={nomination} runsProgram={runsProgram} onOpen={setOpen} />}
      />
      <FactStrip facts={stripOf(nomination, person?.id)} />
      <MainAndSide
        main={
          <>
            <WordsPanel title="Why" words={nomination.why} none="" />
            <WordsPanel title="Evidence" words={nomination.evidence} none="None was given." />
            <EvidencePanel nominationId={nomination.id} />
            <RuleFindingsPanel nomination={nomination} />
            <VoicesPanel nomination={nomination} onAdd={() => setOpen('voice')} />
            <ActivitiesPanel nomination={nomination} />
            <NomineeUsesPanel nominationId={nomination.id} />
            <HistoryPanel nomination={nomination} />
          </>
        }
        side={
          <>
            <ReachPanel nomination={nomination} />
            {runsProgram && <AlikePanel nomination={nomination} />}
            {runsProgram && <NextPanel nomination={nomination} />}
          </>
        }
      />
      {Open !== null && <Open nomination={nomination} onClose={() => setOpen(null)} />}
    </>
  )
}

/** “Head of finance at Havenbedrijf Scheldemond, put forward by Femke de Wit on 18 Nov.” */
function FactLine({ nomination }: { readonly nomination: Nomination }) {
  const { contact, account, nominator, onBehalfOf, createdAt } = nomination
  const name = onBehalfOf === null ? '' : `, in the name of ${onBehalfOf.name}`
  return (
    <>
      <TextLink to={`/contacts/${contact.id}`}>{contact.title ?? 'Contact'}</TextLink>
      {account !== null && (
        <>
          {' at '}
          <TextLink to={`/customers/${account.id}`}>{account.name}</TextLink>
        </>
      )}
      , put forward by {nominator.name}
      {name} on <time title={formatFull(createdAt)}>{formatDay(createdAt)}</time>.
    </>
  )
}

function stripOf(nomination: Nomination, me: string | undefined) {
  const { kind, words } = outcomeOf(nomination)
  const { owner, team, state, ageDays, decidedBy, decidedAt } = nomination
  const decided = [decidedBy ?? 'the nominator', decidedAt === null ? '' : formatDay(decidedAt)]
  return [
    { value: <StateMark kind={kind}>{words}</StateMark> },
    ...(state === 'new'
      ? []
      : [
          { label: 'By', value: decided.filter(Boolean).join(', ') },
          { label: 'Waited', value: ageDays === 0 ? 'less than a day' : sayDays(ageDays) },
        ]),
    { label: 'Owner', value: owner === null ? 'nobody yet' : owner.id === me ? 'you' : owner.name },
    ...(team === null ? [] : [{ label: 'From', value: team }]),
  ]
}

type ActsProps = {
  readonly nomination: Nomination
  readonly runsProgram: boolean
  readonly onOpen: (sheet: SheetName) => void
}

/** What may be done now; who decides sees deciding first, the others taking back. */
function Acts({ nomination, runsProgram, onOpen }: ActsProps) {
  const { may, alike, state, stage, contact } = nomination
  const decide = may['decide'] ?? null
  const withdraw = {
    label: 'Take it back',
    onPress: () => onOpen('withdraw'),
    disabledReason: may['withdraw'],
  }
  if (!runsProgram)
    return (
      <Button onPress={withdraw.onPress} disabledReason={may['withdraw']} reasonInTooltip>
        Take it back
      </Button>
    )
  const none = alike.length === 0 ? 'No other nomination of this account or name.' : null
  return (
    <>
      <Menu
        label="More"
        items={[
          {
            label: 'Close as a repetition',
            onPress: () => onOpen('duplicate'),
            disabledReason: decide ?? none,
          },
          withdraw,
        ]}
      />
      {state === 'new' ? (
        <>
          <Button onPress={() => onOpen('decline')} disabledReason={decide} reasonInTooltip>
            Decline
          </Button>
          <Button look="solid" onPress={() => onOpen('accept')} disabledReason={decide} reasonInTooltip>
            Accept
          </Button>
        </>
      ) : (
        state === 'accepted' && (
          <>
            <LinkButton to={`/advocates/${contact.id}`}>Go on with {contact.name}</LinkButton>
            {stage === 'potential' && (
              <PlanOutreachPanel
                contactId={contact.id}
                from="nomination"
                nominationId={nomination.id}
                look="solid"
              />
            )}
          </>
        )
      )}
    </>
  )
}

/** The way to the next one that waits, the oldest first. */
function NextPanel({ nomination }: { readonly nomination: Nomination }) {
  const fresh = useQuery(recruitingQuery()).data?.columns.find(({ column }) => column === 'new')
  const next = fresh?.lines.find(
    ({ nominationId }) => nominationId !== null && nominationId !== nomination.id,
  )
  if (next?.nominationId == null) return null
  return (
    <p>
      Next to decide: <TextLink to={nominationPath(next.nominationId)}>{next.name}</TextLink>,{' '}
      {sayAge(next.ageDays)}.
    </p>
  )
}
