import type { ReactNode } from 'react'
import type { Money } from '../../kernel/money.ts'
import { formatAge, formatCountry, formatDay, formatFull, formatMoney, formatNumber } from '../format.ts'
import styles from './Cells.module.css'

type NameProps = { readonly name: string; readonly role?: string | null | undefined }

/** A person: name in full, always; the role is what gives way. On a phone the role drops a line. */
export function NameWithRole({ name, role }: NameProps) {
  return (
    <span className={styles.pair} title={role ? `${name}, ${role}` : undefined}>
      <span className={styles.name} data-part="name">
        {name}
      </span>
      {role && (
        <span className={styles.role} data-part="role">
          <span>{role}</span>
        </span>
      )}
    </span>
  )
}

type AccountProps = {
  readonly name: string
  /** ISO 3166 code: “PL”. */
  readonly country?: string | null | undefined
  /** When it names the row itself. */
  readonly strong?: boolean
}

/** A company: its name may be cut, its country code stays. */
export function AccountWithCountry({ name, country, strong = false }: AccountProps) {
  return (
    <span className={styles.pair} title={name}>
      <span className={strong ? styles.account : styles.cut} data-part="name">
        {name}
      </span>
      {country && (
        <abbr className={styles.country} title={formatCountry(country)}>
          {country}
        </abbr>
      )}
    </span>
  )
}

/** Two lines in one cell of a tall row. */
export function TwoLines({ first, second }: { readonly first: ReactNode; readonly second: ReactNode }) {
  return (
    <span className={styles.two}>
      <span className={styles.first}>{first}</span>
      <span className={styles.second}>{second}</span>
    </span>
  )
}

type DateProps = { readonly when: string | null | undefined; readonly age?: boolean }

/** “18 Nov”, or its age; the whole date on hover. A dash when there is none. */
export function DateCell({ when, age = false }: DateProps) {
  if (!when) return <NoValue />
  return (
    <time dateTime={when} title={formatFull(when)} className={styles.nowrap}>
      {age ? formatAge(when) : formatDay(when)}
    </time>
  )
}

export function MoneyCell({ money }: { readonly money: Money | null | undefined }) {
  return money ? <span className={styles.nowrap}>{formatMoney(money)}</span> : <NoValue />
}

export function NumberCell({ value }: { readonly value: number | null | undefined }) {
  return value === null || value === undefined ? <NoValue /> : formatNumber(value)
}

type TextProps = {
  readonly text: string | null | undefined
  /** Where the words are what the row is read for: more lines instead of a cut. */
  readonly wrap?: boolean
}

/** Text that may be cut when the column is narrow; in full on hover. */
export function TextCell({ text, wrap = false }: TextProps) {
  if (!text) return <NoValue />
  if (wrap) return <>{text}</>
  return (
    <span className={styles.text} title={text}>
      {text}
    </span>
  )
}

/** A colleague: the name in full, on a second line of the same row where the column is narrow. */
export function PersonCell({ name }: { readonly name: string | null | undefined }) {
  return name ? <span className={styles.person}>{name}</span> : <NoValue />
}

function NoValue() {
  return (
    <span className={styles.none} data-none="">
      <span aria-hidden="true">–</span>
      <span className="unseen">none</span>
    </span>
  )
}
