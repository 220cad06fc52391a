import { useQuery } from '@tanstack/react-query'
import type { ResponseOf } from '../../kernel/contract.ts'
import { apiQuery } from '../../web/api-query.ts'
import { formatCount, formatDay, formatList, formatNumber, formatPercent } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { KeyValue } from '../../web/ui/KeyValue.tsx'
import { StepList } from '../../web/ui/Lines.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section, Stack, TwoColumns } from '../../web/ui/Section.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import type { getProgram } from '../program.contract.ts'
import styles from './ProgramPage.module.css'

type Program = ResponseOf<typeof getProgram>

/** How the program works, in plain words, with the live figures of one’s own team; made to be printed (MAT-2). */
export function ProgramPage() {
  const program = useQuery(apiQuery<typeof getProgram>('GET /program'))
  const { data } = program
  return (
    <div className={styles.page}>
      <PageHeader
        title="How the program works"
        fact={
          data === undefined
            ? undefined
            : `${data.workspace}, ${formatDay(data.today)}. ${formatCount(data.advocates, 'customer speaks', 'customers speak')} for us; ${runBy(data)}.`
        }
        actions={
          <span className={styles.onScreen}>
            <Button onPress={() => window.print()}>Print</Button>
          </span>
        }
      />
      <QueryView query={program} what="The program">
        {(told) => (
          <Stack>
            <Section title="In four steps">
              <StepList steps={stepsOf(told)} />
            </Section>
            <TwoColumns>
              <WhatHolds program={told} />
              <OwnTeam program={told} />
            </TwoColumns>
          </Stack>
        )}
      </QueryView>
    </div>
  )
}

function runBy({ managers }: Program): string {
  return managers.length === 0
    ? 'nobody runs the program yet'
    : `${formatList(managers.slice(0, 3).map(({ name }) => name))} ${managers.length === 1 ? 'runs' : 'run'} the program`
}

function stepsOf({ firstAnswerDays }: Program) {
  return [
    {
      title: 'Put forward whom you know',
      detail: (
        <>
          Any colleague nominates a customer in a minute; the program answers each of them.{' '}
          <TextLink to="/nominate">Nominate somebody</TextLink>
        </>
      ),
    },
    {
      title: 'The program asks them, once, and keeps what they say',
      detail:
        'A named person writes first, the relationship owner knows of it before. An interview notes what they will do, how often, and what never.',
    },
    {
      title: 'Ask for a customer here, and nowhere else',
      detail: (
        <>
          A request hears from us within {formatCount(firstAnswerDays, 'working day', 'working days')}.
          Whoever fits best and has room is asked. <TextLink to="/find">Find a customer</TextLink>
        </>
      ),
    },
    {
      title: 'Say what came of it',
      detail: 'Then the customer is thanked and told, and the next request knows more.',
    },
  ]
}

function WhatHolds({ program }: { readonly program: Program }) {
  const { cap, windowDays, ownerAsks } = program
  return (
    <Section title="What holds for everybody">
      <KeyValue
        facts={[
          {
            label: 'Nobody is worn out',
            value: `at most ${formatNumber(cap)} points of load in ${formatCount(windowDays, 'day', 'days')}`,
          },
          {
            label: 'Relationship owners',
            value: `asked at most ${formatCount(ownerAsks, 'time', 'times')} a week, and may object`,
          },
          { label: 'A no is a no', value: 'whoever declines rests, and is not asked by another way' },
          { label: 'Nothing is published', value: 'without the customer’s own yes, for that use' },
        ]}
      />
    </Section>
  )
}

function OwnTeam({ program: { team } }: { readonly program: Program }) {
  if (team === null)
    return (
      <Section title="Your team">
        <p>You are in no team yet. An administrator sets it under People and teams.</p>
      </Section>
    )
  const share = ({ met, of }: { met: number; of: number | null }) =>
    of === null || of === 0 ? 'none yet' : `${formatPercent(met / of)}, ${met} of ${of}`
  return (
    <Section title={`Your team: ${team.name}`} qualifier={`since ${formatDay(team.from)}`}>
      <KeyValue
        facts={[
          {
            label: 'Put forward',
            value: formatCount(team.nominations.met, 'customer', 'customers'),
            aside: <TextLink to="/my-nominations">Yours</TextLink>,
          },
          { label: 'Asked for here, not outside', value: share(team.use) },
          {
            label: 'Open requests',
            value: formatNumber(team.openRequests),
            aside: <TextLink to="/my-requests">Yours</TextLink>,
          },
          {
            label: 'Facts confirmed on time',
            value: share(team.confirmed),
            aside: <TextLink to="/stewardship">Yours</TextLink>,
          },
        ]}
      />
    </Section>
  )
}
