import { formatDay, formatNumber } from '../../web/format.ts'
import { useSession } from '../../web/session.ts'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { LoadBar } from '../../web/ui/LoadBar.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { type ExceptionLine, setAside } from './overview.queries.ts'
import styles from './ProtectionPage.module.css'
import type { Protection } from './queries.ts'

type PartProps = { readonly protection: Protection }

/** Who is close to a limit, who is forgotten, and which exceptions were made. */
export function ProtectionSidePanel({ protection }: PartProps) {
  return (
    <>
      <Close protection={protection} />
      <Forgotten protection={protection} />
      <Exceptions protection={protection} />
    </>
  )
}

function Close({ protection: { close, states } }: PartProps) {
  const total = states.find(({ state }) => state === 'close-to-limit')?.people ?? 0
  return (
    <Section
      title="Close to a limit"
      qualifier="next point back"
      aside={<All count={total} shown={close.length} to="/protection/people?group=close" />}
    >
      <Lines label="Close to a limit">
        {close.map((each) => (
          <Line
            key={each.contactId}
            title={<Name to={`/advocates/${each.contactId}`}>{each.name}</Name>}
            aside={
              <span className={styles.near}>
                <LoadBar done={each.done} reserved={each.reserved} cap={each.cap} />
                <span className={styles.day}>{each.lighterOn === null ? '' : formatDay(each.lighterOn)}</span>
              </span>
            }
          />
        ))}
      </Lines>
      {close.length === 0 && <p>Nobody is close to a limit.</p>}
    </Section>
  )
}

function Forgotten({ protection: { forgotten, forgottenPeople } }: PartProps) {
  const runsProgram = useSession().person?.roles.includes('program-manager') ?? false
  return (
    <Section
      title="Forgotten"
      qualifier="days without an ask"
      aside={<All count={forgotten} shown={forgottenPeople.length} to="/protection/people?group=forgotten" />}
    >
      <Lines label="Forgotten">
        {forgottenPeople.map((each) => (
          <Line
            key={each.contactId}
            title={<Name to={`/advocates/${each.contactId}`}>{each.name}</Name>}
            detail={
              each.willingFor !== null && (
                <>
                  willing:{' '}
                  <TextLink to={`/protection/what-if?contact=${each.contactId}&type=${each.willingFor.id}`}>
                    {each.willingFor.name}
                  </TextLink>
                </>
              )
            }
            aside={formatNumber(each.daysWithoutAsk ?? 0)}
          />
        ))}
      </Lines>
      {forgottenPeople.length === 0 && <p>Nobody willing is left waiting.</p>}
      {forgottenPeople.length > 0 && runsProgram && (
        <p className={styles.caption}>
          <TextLink to="/protection/care?tab=forgotten">What to give them</TextLink>
        </p>
      )}
    </Section>
  )
}

function Exceptions({ protection: { exceptions } }: PartProps) {
  const self = useSession().person?.id
  return (
    <Section
      title="Exceptions this quarter"
      aside={<TextLink to="/protection/exceptions">{formatNumber(exceptions.count)}</TextLink>}
    >
      <Lines label="Exceptions this quarter">
        {exceptions.rows.map((each) => (
          <Line
            key={each.id}
            title={<ExceptionTitle exception={each} />}
            detail={`${each.by.personId === self ? 'You' : each.by.name}: “${each.reason}”. Owner: “${each.ownerConsent}”`}
            aside={formatDay(each.at)}
          />
        ))}
      </Lines>
      {exceptions.count === 0 && (
        <p>
          None. Every ask kept the rules. <TextLink to="/protection/exceptions">Earlier quarters</TextLink>
        </p>
      )}
    </Section>
  )
}

/** Who, what, and which rules were set aside: “Tomáš Hruška, site visit, while resting”. */
function ExceptionTitle({
  exception: { contact, account, title, codes },
}: {
  readonly exception: ExceptionLine
}) {
  const rest = [title, setAside(codes)].filter((part) => part !== '').join(', ')
  return (
    <>
      {contact === null ? (
        <Name to={`/customers/${account.id}`}>{account.name}</Name>
      ) : (
        <Name to={`/advocates/${contact.id}`}>{contact.name}</Name>
      )}
      , {rest}
    </>
  )
}

type NameProps = { readonly to: string; readonly children: string }

function Name({ to, children }: NameProps) {
  return (
    <TextLink to={to} className={styles.name}>
      {children}
    </TextLink>
  )
}

type AllProps = { readonly count: number; readonly shown: number; readonly to: string }

/** A link to all of them where not all are shown; else how many there are. */
function All({ count, shown, to }: AllProps) {
  return count > shown ? <TextLink to={to}>All {formatNumber(count)}</TextLink> : formatNumber(count)
}
