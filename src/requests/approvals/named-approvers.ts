import { Type } from 'typebox'
import { type Setting, setting } from '../../kernel/setting.ts'

const personId = Type.String({ pattern: '^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$', title: 'Person' })

const approverNamed = (name: Setting<string>['name'], title: string, why: string) =>
  setting<string>({
    name,
    title,
    unit: 'a person',
    source: 'practice B7, Approvals: legal and an executive have their say where words are printed',
    why: `${why}. A change holds for everything they were not asked yet`,
    schema: personId,
    default: '',
  })

/** The id of who answers for our legal; empty where nobody is named, and a program manager notes the yes. */
export const legalApprover = approverNamed(
  'requests.legal-approver',
  'Who answers for our legal',
  'Asked where a kind of activity has our legal among its approvals. While nobody is named, a program manager notes the answer',
)

/** The id of who answers for our executives; empty where nobody is named, and any executive answers. */
export const executiveApprover = approverNamed(
  'requests.executive-approver',
  'Who answers for our executives',
  'Asked where a kind of activity has an executive among its approvals. While nobody is named, any executive answers',
)
