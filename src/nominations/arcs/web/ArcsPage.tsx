import { useQuery } from '@tanstack/react-query'
import { formatDay, formatNumber, formatPercent } from '../../../web/format.ts'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { Section, Stack, TwoColumns } from '../../../web/ui/Section.tsx'
import { TextField } from '../../../web/ui/TextField.tsx'
import { useUrlState } from '../../../web/url-state.ts'
import { nobodyWords } from '../../prompts/prompt.ts'
import { RecruitingTabs } from '../../web/RecruitingTabsPanel.tsx'
import { type ArcStep, arcSteps, arcStepWords, cultivationWords } from '../arc.ts'
import { ArcPanel } from './ArcPanel.tsx'
import { ArcRowsTable } from './ArcRowsTable.tsx'
import { CycleChart } from './CycleChart.tsx'
import { DiversityPanel } from './DiversityPanel.tsx'
import { type Arcs, arcsQuery } from './queries.ts'

const none = { from: '', to: '', step: '' }

/** The virtuous cycle in three arcs, each with its counts, the share that went on, and how long it took. */
export function ArcsPage() {
  const [view, setView] = useUrlState(none)
  const period = {
    ...(view.from === '' ? {} : { from: view.from }),
    ...(view.to === '' ? {} : { to: view.to }),
  }
  const read = useQuery(arcsQuery(period))
  const step = arcSteps.find((each) => each === view.step) ?? null
  return (
    <>
      <PageHeader
        title={read.data === undefined ? 'The three arcs' : findingOf(read.data)}
        fact={
          read.data === undefined ? undefined : `${formatDay(read.data.from)} to ${formatDay(read.data.to)}.`
        }
        actions={
          <>
            <TextField
              label="From"
              labelUnseen
              name="from"
              type={'date' as 'text'}
              value={view.from || (read.data?.from ?? '')}
              onChange={(from) => setView({ from }, { replace: true })}
            />
            <TextField
              label="To"
              labelUnseen
              name="to"
              type={'date' as 'text'}
              value={view.to || (read.data?.to ?? '')}
              onChange={(to) => setView({ to }, { replace: true })}
            />
          </>
        }
      />
      <RecruitingTabs />
      {step === null ? (
        <QueryView query={read} what="The arcs">
          {(arcs) => <ThreeArcs arcs={arcs} />}
        </QueryView>
      ) : (
        <ArcRowsTable step={step} period={period} />
      )}
    </>
  )
}

function findingOf({ cultivate, engage, putToWork }: Arcs): string {
  if (cultivate.won === 0) return 'No customer was won in these months'
  const brake = [
    [engage.share, 'too few are ready to be asked'],
    [putToWork.share, 'requests are not met'],
    [
      cultivate.prompted === 0 ? null : cultivate.putForward / cultivate.prompted,
      'owners put nobody forward',
    ],
  ] as const
  const [worst] = brake
    .filter(([share]) => share !== null && share < 0.5)
    .toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
  const share = cultivate.share === null ? '' : `${formatPercent(cultivate.share)} of wins bring an advocate`
  return worst === undefined ? share : `${share}; ${worst[1]}`
}

const open = (step: ArcStep) => `/recruiting/arcs?step=${step}`
const inDays = (days: number | null) =>
  days === null ? undefined : `${formatNumber(days)} days at the median`

function ThreeArcs({ arcs }: { readonly arcs: Arcs }) {
  const { cultivate, engage, putToWork, notForward } = arcs
  const most = Math.max(1, cultivate.won)
  const step = (name: ArcStep, count: number, whole = most) => ({
    label: name === 'live' ? `Of them live for ${arcs.liveDays} days` : arcStepWords[name],
    count,
    to: open(name),
    share: count / Math.max(1, whole),
  })
  return (
    <Stack>
      <TwoColumns>
        <Section title="The cycle" qualifier="filled: the share that went on">
          <CycleChart
            arcs={[
              { name: 'Cultivate', share: cultivate.share },
              { name: 'Engage', share: engage.share },
              { name: 'Put to work', share: putToWork.share },
            ]}
            joints={[
              `${cultivate.won} won customers`,
              `${engage.ready} ready`,
              `${putToWork.met} requests met`,
            ]}
          />
        </Section>
        <ArcPanel
          title="1 Cultivate: from fan to advocate"
          {...qualified(inDays(cultivate.medianDays))}
          lines={[
            step('won', cultivate.won),
            step('prompted', cultivate.prompted),
            step('put-forward', cultivate.putForward),
            step('discoverable', cultivate.discoverable),
            beside(step('live', cultivate.live)),
          ]}
        >
          Each line counts won customers. Somebody can be put forward before the {arcs.liveDays} days are
          over, and without their owner being asked.{' '}
          {cultivate.cultivations.length === 0
            ? 'Nothing was logged that was done for customers before they were asked.'
            : cultivate.cultivations
                .map(
                  ({ kind, count, accounts }) =>
                    `${cultivationWords[kind]}: ${count} at ${accounts} ${accounts === 1 ? 'account' : 'accounts'}`,
                )
                .join('; ')}
        </ArcPanel>
      </TwoColumns>
      <TwoColumns>
        <ArcPanel
          title="2 Engage: kept ready"
          {...qualified(
            engage.medianDays === null
              ? undefined
              : `from put forward to discoverable ${inDays(engage.medianDays)}`,
          )}
          lines={[
            step('in-program', engage.inProgram, engage.inProgram),
            step('ready', engage.ready, engage.inProgram),
            step('fresh', engage.fresh, engage.inProgram),
          ]}
        >
          {engage.asks === 0
            ? `${engage.gives} gives, nothing asked`
            : `${formatNumber(engage.gives / engage.asks, 1)} gives for each ask, over half a year`}
        </ArcPanel>
        <ArcPanel
          title="3 Put to work"
          {...qualified(inDays(putToWork.medianDays))}
          lines={[
            step('asked', putToWork.asked, putToWork.asked),
            step('met', putToWork.met, putToWork.asked),
            beside(step('won-with', putToWork.wonWith)),
          ]}
        >
          {putToWork.wonWithNominated} of these wins with somebody a colleague put forward.
          {putToWork.toSignatureDays !== null &&
            ` From what they did to the signature ${putToWork.toSignatureDays} days.`}
        </ArcPanel>
      </TwoColumns>
      {notForward.total > 0 && (
        <ArcPanel
          title={`Why ${notForward.total} were not put forward`}
          lines={notForward.reasons.map(({ reason, count }) => ({
            label: reason === null ? 'No answer yet' : nobodyWords[reason],
            count,
            to: reason === null ? '/recruiting/prompts' : `/recruiting/prompts?reason=${reason}`,
            share: count / Math.max(1, notForward.total),
          }))}
        >
          {notForward.medianSeconds !== null &&
            `An answer takes ${notForward.medianSeconds} seconds at the median.`}
        </ArcPanel>
      )}
      <DiversityPanel />
    </Stack>
  )
}

/** A figure that stands beside the steps and is no part of the one above it: it has no bar. */
const beside = <Line extends { readonly share?: number }>({ share: _, ...line }: Line): Omit<Line, 'share'> =>
  line

const qualified = (qualifier: string | undefined) => (qualifier === undefined ? {} : { qualifier })
