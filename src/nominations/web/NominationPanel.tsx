import { formatDay, formatNumber } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { StateMark, StateShape } from '../../web/ui/StateMark.tsx'
import { Timeline, type TimelineEntry } from '../../web/ui/Timeline.tsx'
import { declineWords, reachWords, stateWords } from '../nomination.ts'
import styles from './NominationPanel.module.css'
import { type Nomination, nominationPath } from './queries.ts'

type PanelProps = { readonly nomination: Nomination }
type WordsPanelProps = { readonly title: string; readonly words: string | null; readonly none: string }

/** What somebody wrote, as they wrote it. */
export function WordsPanel({ title, words, none }: WordsPanelProps) {
  return (
    <Section title={title}>
      {words === null ? <p>{none}</p> : <p className={styles.words}>{words}</p>}
    </Section>
  )
}

/** Who else speaks for them. */
export function VoicesPanel({ nomination, onAdd }: PanelProps & { readonly onAdd: () => void }) {
  const { voices, may } = nomination
  return (
    <Section
      title="Voices"
      qualifier="colleagues who speak for them too"
      aside={
        <Button look="link" onPress={onAdd} disabledReason={may['addVoice']} reasonInTooltip>
          Add your voice
        </Button>
      }
    >
      {voices.length === 0 && <p>None yet.</p>}
      <Lines label="Voices">
        {voices.map(({ person, words, at }) => (
          <Line key={person.id} title={person.name} detail={words ?? undefined} aside={formatDay(at)} />
        ))}
      </Lines>
    </Section>
  )
}

/** What the nominator thinks they might do, and what not; nothing where nobody said. */
export function ActivitiesPanel({ nomination: { activities } }: PanelProps) {
  if (activities.length === 0) return null
  return (
    <Section title="What they might do" qualifier="as the nominator sees it">
      <Lines label="What they might do">
        {activities.map(({ activityTypeId, name, isAllowed }) => (
          <Line
            key={activityTypeId}
            strong={false}
            title={name}
            aside={<StateMark kind={isAllowed ? 'maybe' : 'never'}>{isAllowed ? 'might' : 'not'}</StateMark>}
          />
        ))}
      </Lines>
    </Section>
  )
}

/** The rule that took it up, condition by condition; nothing where a person decided. */
export function RuleFindingsPanel({ nomination: { rule } }: PanelProps) {
  if (rule === null) return null
  return (
    <Section title="Taken up by a rule" qualifier={rule.name ?? 'which is removed since'}>
      <Lines label="What the rule found">
        {rule.findings.map(({ says, holds }) => (
          <Line
            key={says}
            strong={false}
            mark={<StateShape kind={holds ? 'kept' : 'never'} />}
            title={says}
          />
        ))}
      </Lines>
    </Section>
  )
}

/** How to reach them, and their own limit. */
export function ReachPanel({ nomination: { reach, asksAQuarter } }: PanelProps) {
  return (
    <Section title="How to reach them">
      <p>{reachWords[reach]}.</p>
      {asksAQuarter !== null && <p>At most {formatNumber(asksAQuarter)} asks a quarter.</p>}
    </Section>
  )
}

/** Other nominations it may repeat. */
export function AlikePanel({ nomination: { alike } }: PanelProps) {
  return (
    <Section title="Alike" qualifier="same account or name">
      {alike.length === 0 && <p>No other nomination of this account or name.</p>}
      <Lines label="Alike">
        {alike.map(({ id, name, account, state, createdAt }) => (
          <Line
            key={id}
            to={nominationPath(id)}
            mark={<StateShape kind={state === 'accepted' ? 'kept' : state === 'new' ? 'later' : 'never'} />}
            title={name}
            detail={`${account ?? 'no account known'}; ${stateWords[state]}, ${formatDay(createdAt)}`}
          />
        ))}
      </Lines>
    </Section>
  )
}

/** Everything that happened with it, the latest first. */
export function HistoryPanel({ nomination }: PanelProps) {
  return (
    <Section title="What happened">
      <Timeline entries={historyOf(nomination)} />
    </Section>
  )
}

const stepWords: Readonly<{ [stage in Nomination['stage']]: string }> = {
  customer: 'Back among the customers',
  potential: 'On the way to become an advocate',
  introduced: 'Introduced to the program',
  interviewed: 'Interviewed',
  discoverable: 'Can be found by everybody who needs one',
  active: 'Helped for the first time',
  retired: 'Retired',
  declined: 'Would rather not',
}

function historyOf(nomination: Nomination): TimelineEntry[] {
  const { id, createdAt, nominator, voices, steps, state, decidedAt, decidedBy, reason, note } = nomination
  const started = { id, kind: 'note' as const, title: 'Put forward', when: createdAt, detail: nominator.name }
  const spoken = voices.map(({ person, at }) => ({
    id: `voice ${person.id}`,
    kind: 'note' as const,
    title: 'A voice more',
    when: at,
    detail: person.name,
  }))
  const moved = steps.map(({ to, at, by }, position) => ({
    id: `step ${position}`,
    kind: 'note' as const,
    title: stepWords[to],
    when: at,
    detail: by ?? 'by a rule',
  }))
  const said = [decidedBy, reason && declineWords[reason], note].filter(Boolean).join('. ')
  const decided =
    decidedAt === null
      ? []
      : [
          {
            id: 'decision',
            kind: 'note' as const,
            title: capital(stateWords[state]),
            when: decidedAt,
            detail: said,
          },
        ]
  return [started, ...spoken, ...decided, ...moved].sort((a, b) => a.when.localeCompare(b.when)).reverse()
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
