import { useState } from 'react'
import { roles as allRoles, type Role } from '../../kernel/actor.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { Checkbox, ChoiceGroup } from '../../web/ui/Checkbox.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { setRoles } from '../people.contract.ts'
import { roleSights } from '../policy.ts'
import { type Person, peopleRoutes, roleNames } from './people.queries.ts'

/** What a person may do and see, several roles at once; each says what it opens. */
export function RolesForm({ person }: { readonly person: Person }) {
  const [chosen, setChosen] = useState<readonly Role[]>(person.roles)
  const save = useSubmit<typeof setRoles>('PUT /people/:personId/roles', {
    invalidates: peopleRoutes,
    onDone: () => showToast('Roles changed'),
  })
  const changed = allRoles.some((role) => chosen.includes(role) !== person.roles.includes(role))
  return (
    <FieldStack>
      <RoleChoices
        chosen={chosen}
        onChange={setChosen}
        reasonFor={(role) =>
          person.may['changeRoles'] ?? (role === 'member' ? null : (person.may['giveOtherRoles'] ?? null))
        }
      />
      <FormErrors problem={save.problem} title="The roles stay as they were" />
      {changed && (
        <div>
          <Button
            waiting={save.waiting && 'Changing'}
            onPress={() =>
              save.submit({
                params: { personId: person.id },
                body: { version: person.version, roles: [...chosen] },
              })
            }
          >
            Change the roles
          </Button>
        </div>
      )}
    </FieldStack>
  )
}

type RoleChoicesProps = {
  readonly chosen: readonly Role[]
  readonly onChange: (roles: readonly Role[]) => void
  /** Why a role cannot be given or taken; null when it can. */
  readonly reasonFor: (role: Role) => string | null
}

/** The roles as boxes with what each may see. */
export function RoleChoices({ chosen, onChange, reasonFor }: RoleChoicesProps) {
  return (
    <ChoiceGroup legend="Roles" name="roles">
      {(['member', 'program-manager', 'executive', 'administrator'] as const).map((role) => (
        <Checkbox
          key={role}
          label={roleNames[role]}
          checked={chosen.includes(role)}
          help={roleSights[role]}
          disabledReason={reasonFor(role)}
          onChange={(on) => onChange(allRoles.filter((each) => (each === role ? on : chosen.includes(each))))}
        />
      ))}
    </ChoiceGroup>
  )
}
