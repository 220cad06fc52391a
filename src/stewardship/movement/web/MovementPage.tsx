import { useQuery } from '@tanstack/react-query'
import { RecruitingTabs } from '../../../nominations/web/RecruitingTabsPanel.tsx'
import { formatCount, formatNumber, formatPercent, startWithNumber } from '../../../web/format.ts'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { Section, Stack, TwoColumns } from '../../../web/ui/Section.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { type Movement, movementQuery, peoplePath, sayCause } from './queries.ts'
import { SegmentsPanel } from './SegmentsPanel.tsx'

/** Who comes and who goes, why, and how many each segment needs this quarter. */
export function MovementPage() {
  const movement = useQuery(movementQuery())
  const { data } = movement
  return (
    <>
      <PageHeader
        title={data === undefined ? 'Movement' : findingOf(data)}
        fact={
          data === undefined ? undefined : (
            <>
              {`${formatCount(data.bench, 'advocate', 'advocates')} can be found. ${sayAttrition(data)} `}
              <TextLink to="/settings/policies">{`Growing by ${formatPercent(data.growth / 100)} a year`}</TextLink>
              {' is the objective. '}
              {data.bench === 0 && (
                <TextLink to="/recruiting/movement?show=selling">
                  Where to begin: the segments with open deals
                </TextLink>
              )}
            </>
          )
        }
      />
      <RecruitingTabs />
      <QueryView query={movement} what="Movement">
        {(told) => <Told movement={told} />}
      </QueryView>
    </>
  )
}

function findingOf({ quarter, bench }: Movement): string {
  if (bench === 0 && quarter.needed === 0) return 'Nobody can be found yet'
  if (quarter.missing === 0) return 'This quarter makes up for those we lose'
  return `${startWithNumber(quarter.missing)} ${quarter.missing === 1 ? 'advocate is' : 'advocates are'} missing this quarter`
}

function sayAttrition({ attrition }: Movement): string {
  return attrition === null ? '' : `${formatPercent(attrition / 100, 1)} of them are lost in a month.`
}

function Told({ movement }: { readonly movement: Movement }) {
  return (
    <Stack>
      <SegmentsPanel movement={movement} />
      <TwoColumns>
        <Months months={movement.months} />
        <Causes causes={movement.causes} since={`${movement.months[0]?.month}-01`} />
      </TwoColumns>
    </Stack>
  )
}

const monthName = (month: string) =>
  new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )

function Months({ months }: { readonly months: Movement['months'] }) {
  return (
    <Section title="By month" qualifier="recruited, lost, and who could be found when it began">
      <Lines label="By month">
        {months.toReversed().map(({ month, bench, recruited, lost }) => (
          <Line
            key={month}
            strong={false}
            title={monthName(month)}
            detail={formatCount(bench, 'could be found', 'could be found')}
            aside={
              <>
                <Opens
                  to={`${peoplePath}?way=recruited&month=${month}`}
                  value={recruited}
                  words="recruited"
                />
                {', '}
                <Opens to={`${peoplePath}?way=lost&month=${month}`} value={lost} words="lost" />
              </>
            }
          />
        ))}
      </Lines>
    </Section>
  )
}

function Opens({
  to,
  value,
  words,
}: {
  readonly to: string
  readonly value: number
  readonly words: string
}) {
  return value === 0 ? `0 ${words}` : <TextLink to={to}>{`${value} ${words}`}</TextLink>
}

type CausesProps = { readonly causes: Movement['causes']; readonly since: string }

function Causes({ causes, since }: CausesProps) {
  return (
    <Section title="Why we lost them" qualifier="in twelve months">
      {causes.length === 0 && <p>Nobody was lost.</p>}
      <Lines label="Why we lost them">
        {causes.map(({ cause, lost }) => (
          <Line
            key={cause}
            strong={false}
            title={sayCause(cause)}
            aside={formatNumber(lost)}
            to={`${peoplePath}?way=lost&since=${since}&cause=${cause ?? 'not-said'}`}
          />
        ))}
      </Lines>
    </Section>
  )
}
