import { formatCount } from '../../../web/format.ts'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import type { Review } from './queries.ts'

const standings: Readonly<Record<string, string>> = {
  customer: 'a customer of ours',
  prospect: 'a prospect',
  former: 'a former customer',
}

/** What the new employer is to us: a customer, a prospect, or nobody we know. */
export function ReviewChancePanel({ review: { chances, changes } }: { readonly review: Review }) {
  const told = changes.findLast(({ employer }) => employer !== null)?.employer ?? null
  return (
    <Section title="Where they are now">
      {chances.length === 0 && (
        <p>
          {told === null
            ? 'Nobody told of another employer.'
            : `“${told}” is no account of ours. Add it as a prospect to carry them over.`}
        </p>
      )}
      <Lines label="Their new employer">
        {chances.map(({ account, isSure, advocates, open, owner }) => (
          <Line
            key={account.id}
            strong={isSure}
            title={account.name}
            detail={[
              isSure ? null : 'a name like the one that was told',
              standings[account.standing] ?? account.standing,
              advocates === 0
                ? 'nobody speaks for us there'
                : formatCount(advocates, 'advocate', 'advocates'),
              open === 0 ? null : formatCount(open, 'open opportunity', 'open opportunities'),
              owner,
            ]
              .filter((part) => part !== null)
              .join(', ')}
            to={`/customers/${account.id}`}
          />
        ))}
      </Lines>
    </Section>
  )
}
