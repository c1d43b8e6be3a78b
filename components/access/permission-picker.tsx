import { useEffect, useId, useRef } from 'react'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { addNeeded, listNeeding, type PermissionGroup, permissionWords } from '#lib/domain/access/rules.ts'
import { type Permission, permissionSchema } from '#lib/domain/access/schema.ts'

export type PermissionPickerProps = {
  /** What somebody chose themselves; what those need is ticked along and need not be in it. */
  chosen: ReadonlyArray<Permission>
  onChange: (chosen: Permission[]) => void
  /** What can be given: for a key and a role, what its maker holds. Everything else is not on screen. */
  offered: ReadonlyArray<Permission>
  /** What is wrong with the choice, said above it. */
  error?: string | null
}

const groups: readonly PermissionGroup[] = ['Offers', 'Pay and confidential jobs', 'Integrations', 'Organization']

/** Permissions in plain words, by group. What a chosen one needs ticks itself and stays ticked for as long as it is needed. */
export function PermissionPicker({ chosen, onChange, offered, error }: PermissionPickerProps) {
  const errorId = useId()
  const errorRef = useRef<HTMLParagraphElement>(null)
  // The list is longer than a screen: what is wrong with it must not stand where nobody looks.
  useEffect(() => {
    if (error) errorRef.current?.scrollIntoView({ block: 'nearest' })
  }, [error])

  return (
    <div className="flex flex-col gap-4">
      <p id={errorId} ref={errorRef} role="alert" className="text-12 text-rust empty:hidden">
        {error}
      </p>
      {groups.map((group) => {
        const members = permissionSchema.options.filter((option) => offered.includes(option) && permissionWords[option].group === group)
        if (members.length === 0) return null

        return (
          <fieldset key={group} aria-describedby={error ? errorId : undefined}>
            <legend className="pb-0.5 text-12 font-medium text-ink-2">{group}</legend>
            <div className="grid grid-cols-2 gap-x-6 max-md:grid-cols-1">
              {members.map((permission) => (
                <PermissionBox key={permission} permission={permission} chosen={chosen} onChange={onChange} />
              ))}
            </div>
          </fieldset>
        )
      })}
    </div>
  )
}

type PermissionBoxProps = Pick<PermissionPickerProps, 'chosen' | 'onChange'> & { permission: Permission }

function PermissionBox({ permission, chosen, onChange }: PermissionBoxProps) {
  const { label, description } = permissionWords[permission]
  const neededBy = listNeeding({ permission, chosen })
  const isAlwaysNeeded = permission === 'organization.read'
  const isNeeded = isAlwaysNeeded || neededBy.length > 0

  return (
    <Checkbox
      label={label}
      help={
        isNeeded && !isAlwaysNeeded ? `Needed for ${neededBy.map((other) => `“${permissionWords[other].label}”`).join(', ')}.` : description
      }
      isChecked={isNeeded || chosen.includes(permission)}
      isDisabled={isNeeded}
      onCheckedChange={(isChecked) =>
        onChange(permissionSchema.options.filter((option) => (option === permission ? isChecked : chosen.includes(option))))
      }
    />
  )
}

/** What a choice comes to, with everything it needs, in the order of the table. */
export function completeChoice(chosen: ReadonlyArray<Permission>): Permission[] {
  const complete = addNeeded(chosen)

  return permissionSchema.options.filter((option) => complete.includes(option))
}
