import {
  IconChartDots,
  IconFileText,
  IconMapPin,
  IconMicrophone2,
  IconNews,
  IconPhone,
} from '@tabler/icons-react'
import { classes } from '../../web/ui/classes.ts'
import { type WillingGroup, willingGroups } from '../willing-group.ts'
import styles from './WillPanel.module.css'

const icons = {
  call: IconPhone,
  story: IconFileText,
  stage: IconMicrophone2,
  press: IconNews,
  analyst: IconChartDots,
  visit: IconMapPin,
} as const

/** The icon of a group of activities; beside it stands the group's name, or a name for those who hear. */
export function WillIcon({ group, size = 16 }: { readonly group: WillingGroup; readonly size?: number }) {
  const Icon = icons[group]
  return <Icon size={size} stroke={1.5} aria-hidden className={styles.icon} />
}

type WillPanelProps = { readonly will: Readonly<Record<string, 'yes' | 'maybe' | 'no'>> }

/** What somebody will do, at a glance: an icon for yes, a dashed one for maybe, a dot for no. */
export function WillPanel({ will }: WillPanelProps) {
  const answers = willingGroups.map(({ code, name }) => ({ code, name, answer: will[code] ?? 'no' }))
  const said = answers.filter(({ answer }) => answer !== 'no').map(({ name, answer }) => `${name} ${answer}`)
  return (
    <span className={styles.row} role="img" aria-label={said.length === 0 ? 'nothing yet' : said.join(', ')}>
      {answers.map(({ code, name, answer }) => (
        <span key={code} className={classes(styles.slot, styles[answer])} title={`${name}: ${answer}`}>
          {answer === 'no' ? <span className={styles.dot} /> : <WillIcon group={code} />}
        </span>
      ))}
    </span>
  )
}

/** The head over that column: the icons, so that it is the legend. */
export function WillHeadPanel() {
  return (
    <span className={styles.row} aria-hidden="true">
      {willingGroups.map(({ code, name }) => (
        <span key={code} className={classes(styles.slot, styles.head)} title={name}>
          <WillIcon group={code} />
        </span>
      ))}
    </span>
  )
}
