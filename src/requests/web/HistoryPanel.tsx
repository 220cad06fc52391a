import { formatMoment } from '../../web/format.ts'
import { Disclosure, Line, Lines } from '../../web/ui/Lines.tsx'
import { Section } from '../../web/ui/Section.tsx'
import type { Request } from './queries.ts'

const shown = 5

/** What happened to the request, the latest first. */
export function HistoryPanel({ request }: { readonly request: Pick<Request, 'history' | 'isHistoryCut'> }) {
  const { history, isHistoryCut } = request
  const earlier = history.slice(shown)
  return (
    <Section title="History">
      {history.length === 0 && <p>Nothing has happened yet.</p>}
      <HistoryLines lines={history.slice(0, shown)} />
      {earlier.length > 0 && (
        <Disclosure title="Earlier" summary={String(earlier.length)}>
          <HistoryLines lines={earlier} />
        </Disclosure>
      )}
      {isHistoryCut && <p>This is the latest of it. What happened before stands in the audit.</p>}
    </Section>
  )
}

function HistoryLines({ lines }: { readonly lines: Request['history'] }) {
  return (
    <Lines label="History">
      {lines.map(({ at, says, by }) => (
        <Line key={`${at}-${says}`} strong={false} title={says} detail={by} aside={formatMoment(at)} />
      ))}
    </Lines>
  )
}
