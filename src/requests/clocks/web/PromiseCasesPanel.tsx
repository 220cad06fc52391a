import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount, formatDay } from '../../../web/format.ts'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { Segmented } from '../../../web/ui/RadioGroup.tsx'
import { Sheet } from '../../../web/ui/Sheet.tsx'
import { type StateKind, StateShape } from '../../../web/ui/StateMark.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { requestPath } from '../../web/queries.ts'
import { type PromiseFilters, type PromiseTold, promiseCasesQuery } from './promise.queries.ts'

type PromiseCasesPanelProps = {
  readonly promise: PromiseTold
  readonly asked: PromiseFilters
  readonly onClose: () => void
}

const marks: Readonly<Record<'met' | 'missed' | 'excepted', readonly [StateKind, string]>> = {
  met: ['kept', 'kept'],
  missed: ['risk', 'missed'],
  excepted: ['half', 'excepted'],
}

/** A figure opened: the cases it is made of. */
export function PromiseCasesPanel({ promise, asked, onClose }: PromiseCasesPanelProps) {
  const [shown, setShown] = useState<'all' | 'missed'>('all')
  const isMissed = shown === 'missed'
  const cases = useQuery(promiseCasesQuery(promise.code, { ...asked, ...(isMissed ? { isMissed } : {}) }))
  return (
    <Sheet title={promise.says} fact={`Promised: ${promise.target}`} onClose={onClose}>
      <Segmented
        legend="Cases"
        legendUnseen
        value={shown}
        onChange={(next) => setShown(next === 'missed' ? 'missed' : 'all')}
        choices={[
          { value: 'all', label: 'All' },
          { value: 'missed', label: 'Missed' },
        ]}
      />
      <QueryView query={cases} what="The cases">
        {({ rows, more }) =>
          rows.length === 0 ? (
            <p>{isMissed ? 'None was missed.' : 'No case is decided in this period.'}</p>
          ) : (
            <>
              <Lines label="Cases">
                {rows.map(({ request, owes, state, detail, at }) => (
                  <Line
                    key={`${request?.id}-${owes?.id}-${at}-${detail}`}
                    mark={<StateShape kind={marks[state][0]} />}
                    title={
                      request === null ? (
                        (owes?.name ?? 'The program')
                      ) : (
                        <TextLink to={requestPath(request.id)}>
                          R-{request.number}: {request.title}
                        </TextLink>
                      )
                    }
                    detail={[owes?.name ?? 'The program', marks[state][1], detail].join('; ')}
                    aside={formatDay(at)}
                  />
                ))}
              </Lines>
              {more > 0 && (
                <p>{formatCount(more, 'older case', 'older cases')} more: choose a shorter period.</p>
              )}
            </>
          )
        }
      </QueryView>
    </Sheet>
  )
}
