import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { type ComponentType, type ReactNode, useId } from 'react'
import { type LinkEnd, linkEndTexts } from '../link-end.texts.ts'
import { pageTexts } from '../page.texts.ts'
import type { PageLanguage } from '../page-language.ts'
import { LanguagePanel } from './LanguagePanel.tsx'
import css from './OutsidePanel.module.css'

/** The frame of every page that outsiders open: who writes, in which language, and what it says. */
export function OutsidePanel({
  workspace,
  language,
  onLanguage,
  children,
}: {
  workspace: string | null
  language: PageLanguage
  onLanguage?: ((language: PageLanguage) => void) | undefined
  children: ReactNode
}) {
  return (
    <div className={css.page}>
      <header className={css.head}>
        <span>{workspace === null ? '' : pageTexts(language).program(workspace)}</span>
        {onLanguage !== undefined && <LanguagePanel language={language} onLanguage={onLanguage} />}
      </header>
      <main>{children}</main>
    </div>
  )
}

/** What a link that opens nothing any more says, in its own words, and whom to ask. */
export function LinkEndPanel({
  end,
  language,
  program,
  onAgain,
}: {
  end: LinkEnd
  language: PageLanguage
  program: string
  onAgain?: () => void
}) {
  const texts = pageTexts(language)
  const { title, says } = linkEndTexts(language)[end]
  return (
    <>
      <h1 className={css.title}>{title}</h1>
      <p className={css.says}>{says(program)}</p>
      {end === 'offline' && onAgain !== undefined && (
        <button type="button" className={css.solid} onClick={onAgain}>
          {texts.tryAgain}
        </button>
      )}
    </>
  )
}

/** A line that opens in place. */
export function OpeningPanel({
  label,
  detail,
  Icon,
  isOpen,
  onToggle,
  children,
}: {
  label: string
  /** A second, smaller line. */
  detail?: string | undefined
  Icon?: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>
  isOpen: boolean
  onToggle: () => void
  children: ReactNode
}) {
  const id = useId()
  const Chevron = isOpen ? IconChevronDown : IconChevronRight
  return (
    <div>
      <button type="button" className={css.line} aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
        {Icon !== undefined && <Icon size={20} stroke={1.5} aria-hidden />}
        <span>
          {label}
          {detail !== undefined && (
            <>
              <br />
              <span className={css.aside}>{detail}</span>
            </>
          )}
        </span>
        <Chevron size={18} stroke={1.5} aria-hidden />
      </button>
      <div id={id} hidden={!isOpen} className={css.open}>
        {isOpen && children}
      </div>
    </div>
  )
}

/** Text in which an address can be followed. */
export function LinkedText({ text }: { text: string }) {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((part) =>
    /^https?:\/\//.test(part) ? (
      <a key={part} href={part} className={css.link} rel="noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  )
}

/** The page's facts as a list of two columns. */
export function FactsPanel({ facts }: { facts: readonly { label: string; text: ReactNode }[] }) {
  return (
    <dl className={css.facts}>
      {facts.map(({ label, text }) => (
        <div key={label} className={css.fact}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The button of a form; what went wrong stands above it. */
export function SendPanel({
  label,
  isSending,
  fault,
  isQuiet = false,
}: {
  label: string
  isSending: boolean
  fault: string | null
  /** Not what the page is about: an edge instead of green. */
  isQuiet?: boolean
}) {
  return (
    <>
      {fault !== null && (
        <p role="alert" className={css.fault}>
          {fault}
        </p>
      )}
      <button type="submit" className={isQuiet ? css.secondary : css.solid} aria-disabled={isSending}>
        {label}
      </button>
    </>
  )
}
