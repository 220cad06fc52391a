import { useSession } from '../../web/session.ts'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { markOfClock } from '../clocks/web/clock.queries.ts'
import type { Request } from './queries.ts'
import styles from './TurnPanel.module.css'
import { turnOf } from './turn.queries.ts'

/** One line: whose turn it is, what is owed, and the way there where it is the reader’s. */
export function TurnPanel({ request }: { readonly request: Request }) {
  const { person } = useSession()
  const reader = {
    id: person?.id ?? '',
    runsProgram: person?.roles.includes('program-manager') ?? false,
  }
  const turn = turnOf(request, reader)
  if (turn === null) return null
  const kind = turn.clock === null ? (turn.isMine ? 'due' : 'later') : markOfClock(turn.clock)
  return (
    <p className={styles.turn} role="status">
      <span className={turn.isMine ? styles.mine : undefined}>
        <StateMark kind={kind}>{turn.words}</StateMark>
      </span>
      {turn.to !== null &&
        (turn.to.href.startsWith('#') ? (
          <a href={turn.to.href}>{turn.to.label}</a>
        ) : (
          <TextLink to={turn.to.href}>{turn.to.label}</TextLink>
        ))}
    </p>
  )
}
