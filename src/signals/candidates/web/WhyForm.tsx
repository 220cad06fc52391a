import { formatDay } from '../../../web/format.ts'
import { LinkButton } from '../../../web/ui/Button.tsx'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { Sheet } from '../../../web/ui/Sheet.tsx'
import { explainScore, sayCoverage } from '../candidate.ts'
import { type Candidate, sayRow } from './candidate.queries.ts'

type WhyFormProps = { readonly candidate: Candidate; readonly onClose: () => void }

/** How somebody's score came about: each rule with its weight and every row it rests on. */
export function WhyForm({ candidate, onClose }: WhyFormProps) {
  const { contact, account, reasons, industry, region, coverage, since, owner } = candidate
  return (
    <Sheet
      title={`Why ${contact.name}`}
      fact={`${explainScore(reasons.map(({ weight }) => weight))}: how likely one of the reasons is enough.`}
      onClose={onClose}
      foot={<LinkButton to={`/contacts/${contact.id}`}>Open the contact</LinkButton>}
    >
      {reasons.map(({ ruleId, rule, weight, restsOn }) => (
        <Section key={ruleId} title={rule} level={3} qualifier={`weight ${(weight / 100).toFixed(2)}`}>
          <Lines label={rule}>
            {restsOn.map((row) => (
              <Line
                key={row.id}
                strong={false}
                title={sayRow(row)}
                {...(row.signal?.comment == null ? {} : { detail: row.signal.comment })}
                to={
                  row.kind === 'account' || row.signal?.isAccounts === true
                    ? `/customers/${account.id}`
                    : `/contacts/${contact.id}`
                }
              />
            ))}
          </Lines>
        </Section>
      ))}
      <Section title="Where they would help" level={3}>
        <p>
          {[industry?.name, region?.name].filter((part) => part !== undefined).join(', ') ||
            'Segment unknown'}
          : coverage {sayCoverage(coverage).says}, free advocates for each open opportunity.
        </p>
      </Section>
      <p>
        A candidate since {formatDay(since)}.{' '}
        {owner === null ? 'Nobody holds the relationship.' : `${owner.name} holds the relationship.`}
      </p>
    </Sheet>
  )
}
