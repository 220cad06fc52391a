import { IconUser } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Role } from '../kernel/actor.ts'
import { formatList } from './format.ts'
import styles from './PersonMenu.module.css'
import { useFreshStart, useSession, useSwitchWorkspace } from './session.ts'
import type { Session } from './shell-calls.ts'
import { useShellCalls } from './shell-calls.ts'
import { type Theme, useTheme } from './theme.ts'
import { Button } from './ui/Button.tsx'
import { classes } from './ui/classes.ts'
import { Popup } from './ui/Popup.tsx'
import { Segmented } from './ui/RadioGroup.tsx'
import { TextLink } from './ui/TextLink.tsx'
import { useWrite } from './write.ts'

const roleWords: Record<Role, string> = {
  administrator: 'Administrator',
  'program-manager': 'Program manager',
  executive: 'Executive',
  member: 'Member',
}

const weightiest = ['program-manager', 'executive', 'administrator', 'member'] as const

/** In the rail the role one works in; all of them in what opens. */
function mainRole(roles: readonly Role[]): string {
  const role = weightiest.find((one) => roles.includes(one))
  return role === undefined ? '' : roleWords[role]
}

/** “Administrator and program manager” */
function allRoles(roles: readonly Role[]): string {
  const words = roles.map((role) => roleWords[role])
  return formatList(words.map((word, at) => (at === 0 ? word : word.toLowerCase())))
}

const themes = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

type PersonMenuProps = { readonly place: 'above' | 'below-right'; readonly onShortcuts: () => void }

/** Who I am; under it the workspaces, light and dark, the keys, and the way out. */
export function PersonMenu({ place, onShortcuts }: PersonMenuProps) {
  const session = useSession()
  const { person } = session
  if (person === undefined) return null
  return (
    <Popup
      label={`${person.name}, workspaces and appearance`}
      place={place}
      button={(toggle, open) => (
        <button
          type="button"
          className={classes(styles.person, place === 'below-right' && styles.small)}
          aria-expanded={open}
          onClick={toggle}
          title={person.name}
        >
          <IconUser size={18} stroke={1.5} aria-hidden />
          <span className={styles.name}>{person.name}</span>
          <span className={styles.roles}>{mainRole(person.roles)}</span>
        </button>
      )}
    >
      {(close) => <PersonPanel session={session} onClose={close} onShortcuts={onShortcuts} />}
    </Popup>
  )
}

type PanelProps = {
  readonly session: Session
  readonly onClose: () => void
  readonly onShortcuts: () => void
}

function PersonPanel({ session, onClose, onShortcuts }: PanelProps) {
  const [theme, chooseTheme] = useTheme()
  const calls = useShellCalls()
  const startFresh = useFreshStart()
  const signOut = useWrite((_: null, key) => calls.signOut(key), {
    onDone: () => void startFresh('/sign-in'),
  })
  return (
    <div className={styles.panel}>
      <Part>
        <p className={styles.who}>{session.person?.name}</p>
        <p className={styles.email}>{session.person?.email}</p>
        <p className={styles.email}>{allRoles(session.person?.roles ?? [])}</p>
      </Part>
      <WorkspaceList session={session} onClose={onClose} />
      <Part>
        <Segmented<Theme> legend="Appearance" value={theme} onChange={chooseTheme} choices={themes} />
      </Part>
      <Part>
        <ul>
          <li>
            <TextLink to="/settings/account" className={styles.line} onClick={onClose}>
              Your sign-in
            </TextLink>
          </li>
          <li>
            <TextLink to="/settings/notifications" className={styles.line} onClick={onClose}>
              Your notifications
            </TextLink>
          </li>
          <li>
            <TextLink to="/program" className={styles.line} onClick={onClose}>
              How the program works
            </TextLink>
          </li>
          <li className={styles.keys}>
            <button
              type="button"
              className={styles.line}
              onClick={() => {
                onClose()
                onShortcuts()
              }}
            >
              Keyboard <kbd>?</kbd>
            </button>
          </li>
          <li>
            <Button look="link" waiting={signOut.waiting && 'Signing out'} onPress={() => signOut.send(null)}>
              Sign out
            </Button>
            {signOut.problem !== undefined && <p role="alert">{signOut.problem.detail}</p>}
          </li>
        </ul>
      </Part>
    </div>
  )
}

function WorkspaceList({ session, onClose }: { readonly session: Session; readonly onClose: () => void }) {
  const switchTo = useSwitchWorkspace()
  const workspaces = session.workspaces ?? []
  if (workspaces.length < 2) return null
  return (
    <Part>
      <p className={styles.label} id="workspaces">
        Workspace
      </p>
      <ul aria-labelledby="workspaces">
        {workspaces.map((workspace) => (
          <li key={workspace.id}>
            <button
              type="button"
              className={classes(styles.line, workspace.id === session.workspace?.id && styles.current)}
              aria-current={workspace.id === session.workspace?.id || undefined}
              onClick={() => {
                onClose()
                if (workspace.id !== session.workspace?.id) void switchTo(workspace.id)
              }}
            >
              {workspace.name}
              {workspace.isExample && <span className={styles.note}>example</span>}
            </button>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Part({ children }: { readonly children: ReactNode }) {
  return <div className={styles.part}>{children}</div>
}
