import { formatCount, formatCountry, formatDay, formatMoney, startWithNumber } from '../../../web/format.ts'
import { LinkButton } from '../../../web/ui/Button.tsx'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { Sheet } from '../../../web/ui/Sheet.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { explainScore, sayCoverage } from '../candidate.ts'
import { type Candidate, pathOf, type Reason, sayFills, sayNeed, sayRow } from './candidate.queries.ts'

type WhyFormProps = { readonly candidate: Candidate; readonly onClose: () => void }

/** How somebody's score came about: each rule with its weight and every row it rests on. */
export function WhyForm({ candidate, onClose }: WhyFormProps) {
  const { contact, account, reasons, since, owner } = candidate
  const count = `${startWithNumber(reasons.length)} ${reasons.length === 1 ? 'reason,' : 'reasons, together'}`
  const place = account.country === null ? account.name : `${account.name}, ${formatCountry(account.country)}`
  return (
    <Sheet
      title={`Why ${contact.name}`}
      fact={`${count} ${(candidate.score / 100).toFixed(2)}. ${place}.`}
      onClose={onClose}
      foot={<LinkButton to={`/contacts/${contact.id}`}>Open the contact</LinkButton>}
    >
      {reasons.map((reason) => (
        <ReasonLines key={reason.ruleId} reason={reason} candidate={candidate} />
      ))}
      <WhereTheyHelp candidate={candidate} />
      <p>
        A candidate since {formatDay(since)}.{' '}
        {owner === null ? 'Nobody holds the relationship.' : `${owner.name} holds the relationship.`}
      </p>
      <Section title="How the score adds up" level={3}>
        <p>
          How likely at least one of the reasons is enough:{' '}
          {explainScore(reasons.map(({ weight }) => weight))}.
        </p>
      </Section>
    </Sheet>
  )
}

type ReasonLinesProps = { readonly reason: Reason; readonly candidate: Candidate }

function ReasonLines({ reason, candidate }: ReasonLinesProps) {
  return (
    <Section title={reason.rule} level={3} qualifier={`weight ${(reason.weight / 100).toFixed(2)}`}>
      <Lines label={reason.rule}>
        {reason.restsOn.map((row) => (
          <Line
            key={`${row.kind} ${row.id}`}
            strong={false}
            title={sayRow(row, reason, candidate)}
            {...detailOf(row)}
            to={pathOf(row, candidate)}
          />
        ))}
      </Lines>
    </Section>
  )
}

/** The words of a signal; of a deal, which its line names already, what it was worth. */
function detailOf({ signal }: Reason['restsOn'][number]): { detail?: string } {
  if (signal === null) return {}
  const { opportunity, comment } = signal
  const detail =
    opportunity === null ? comment : opportunity.amount === null ? null : formatMoney(opportunity.amount)
  return detail === null ? {} : { detail }
}

function WhereTheyHelp({ candidate }: Pick<WhyFormProps, 'candidate'>) {
  const { segmentFree, segmentOpen, coverage } = candidate
  const isThin = sayCoverage(coverage).isThin
  const isKnown = segmentFree !== null && segmentOpen !== null && segmentOpen > 0
  return (
    <Section title="Where they would help" level={3}>
      <p>
        {isKnown
          ? `In ${sayFills(candidate)}, ${segmentFree === 0 ? 'nobody is' : formatCount(segmentFree, 'advocate is', 'advocates are')} free for ${formatCount(segmentOpen, 'open opportunity', 'open opportunities')}${isThin ? ': somebody is needed there now' : ''}.`
          : `${sayFills(candidate)}: ${sayNeed(candidate)}.`}{' '}
        {isKnown && <TextLink to="/recruiting/movement?show=selling">See the segments</TextLink>}
      </p>
    </Section>
  )
}
