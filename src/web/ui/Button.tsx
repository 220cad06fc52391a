import { type ButtonHTMLAttributes, type ReactNode, useId } from 'react'
import styles from './Button.module.css'
import { classes } from './classes.ts'
import { TextLink } from './TextLink.tsx'

/** `solid` at most once in a view; `link` reads as a link but acts. */
export type ButtonLook = 'solid' | 'secondary' | 'quiet' | 'link'
type Size = 'normal' | 'large'

type ButtonProps = {
  readonly children: ReactNode
  readonly look?: ButtonLook
  readonly size?: Size
  readonly icon?: ReactNode
  readonly onPress?: (() => void) | undefined
  readonly type?: 'button' | 'submit'
  /** What it waits for (“Saving”), shown beside it. The button keeps its size and does nothing. */
  readonly waiting?: string | false | undefined
  /** Why it cannot be pressed, shown beside it and read with it. */
  readonly disabledReason?: string | null | undefined
  /** Where there is no room beside the button, the reason stands in its tooltip. */
  readonly reasonInTooltip?: boolean
  readonly wide?: boolean
} & Pick<
  ButtonHTMLAttributes<HTMLButtonElement>,
  | 'aria-label'
  | 'aria-expanded'
  | 'aria-controls'
  | 'aria-pressed'
  | 'aria-haspopup'
  | 'id'
  | 'form'
  | 'autoFocus'
>

export function Button(props: ButtonProps) {
  const { children, look = 'secondary', size = 'normal', icon, onPress, type = 'button' } = props
  const { waiting, disabledReason, reasonInTooltip = false, wide = false, ...rest } = pressable(props)
  const noteId = useId()
  const note = waiting || disabledReason || null
  const button = (
    <button
      {...rest}
      type={type}
      className={classes(
        styles.button,
        styles[look],
        size === 'large' && styles.large,
        wide && styles.wide,
        note !== null && styles.resting,
      )}
      aria-disabled={note !== null || undefined}
      aria-describedby={note !== null ? noteId : undefined}
      title={reasonInTooltip && note !== null ? note : undefined}
      onClick={(event) => {
        if (note !== null) event.preventDefault()
        else onPress?.()
      }}
    >
      {icon}
      {children}
    </button>
  )
  if (note === null) return button
  return (
    <span className={classes(styles.noted, wide && styles.wide)}>
      {button}
      <span
        id={noteId}
        className={reasonInTooltip ? styles.tooltip : styles.note}
        role={waiting ? 'status' : undefined}
      >
        {note}
      </span>
    </span>
  )
}

function pressable(props: ButtonProps) {
  const {
    children: _children,
    look: _look,
    size: _size,
    icon: _icon,
    onPress: _press,
    type: _type,
    ...rest
  } = props
  return rest
}

type LinkButtonProps = {
  readonly to: string
  readonly children: ReactNode
  readonly look?: ButtonLook
  readonly size?: Size
  readonly icon?: ReactNode
  readonly wide?: boolean
  /** Set for a file that is to be saved and not opened. */
  readonly download?: boolean
  /** Set where the address is not a page of this shell: the browser goes there. */
  readonly reload?: boolean
  /** Set where the reader stays here: a page as others see it. */
  readonly newTab?: boolean
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function LinkButton(props: LinkButtonProps) {
  const {
    to,
    children,
    look = 'secondary',
    size = 'normal',
    icon,
    wide = false,
    download = false,
    reload = false,
    newTab = false,
  } = props
  const className = classes(
    styles.button,
    styles[look],
    size === 'large' && styles.large,
    wide && styles.wide,
  )
  return (
    <TextLink
      to={to}
      className={className}
      {...(download ? { download: '' } : {})}
      {...(reload ? { target: '_self' } : {})}
      {...(newTab ? { target: '_blank' } : {})}
    >
      {icon}
      {children}
    </TextLink>
  )
}

type IconButtonProps = {
  readonly label: string
  readonly icon: ReactNode
  readonly onPress: () => void
  readonly disabledReason?: string | null | undefined
}

/** Only where the icon is known to everybody: close, remove, more or less. */
export function IconButton({ label, icon, onPress, disabledReason }: IconButtonProps) {
  return (
    <button
      type="button"
      className={styles.icon}
      aria-label={disabledReason ? `${label}: ${disabledReason}` : label}
      title={disabledReason ?? label}
      aria-disabled={disabledReason ? true : undefined}
      onClick={() => disabledReason || onPress()}
    >
      {icon}
    </button>
  )
}

/** Buttons side by side; on a phone they share the line or stack. */
export function ButtonRow({ children }: { readonly children: ReactNode }) {
  return <div className={styles.row}>{children}</div>
}
