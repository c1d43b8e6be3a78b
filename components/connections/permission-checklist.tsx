import type { ReactNode } from 'react'
import { ashbyToggle } from '#components/connections/ashby-toggle.ts'
import { PermissionList, PermissionRow, type PermissionState } from '#components/patterns/permission-row.tsx'
import type { PermissionCheck } from '#lib/domain/connections/contract.ts'

type PermissionChecklistProps = {
  permissions: ReadonlyArray<PermissionCheck>
  /** False before any check: then every row is one to tick. */
  isChecked: boolean
  /** Buttons in the row of a missing permission. */
  acts?: ReactNode
}

const groups = [
  { level: 'required', label: 'Required' },
  { level: 'recommended', label: 'Recommended' },
] as const

/** The permissions of a key: what each is for, what breaks without it, and after a check its result in the same row. */
export function PermissionChecklist({ permissions, isChecked, acts }: PermissionChecklistProps) {
  return (
    <div className="flex flex-col gap-4">
      {groups.map(({ level, label }) => (
        <div key={level}>
          <h3 className="mb-1.5 text-12 font-medium text-ink-2">{label}</h3>
          <PermissionList label={`${label} permissions`}>
            {permissions
              .filter((permission) => permission.level === level)
              .map((permission) => (
                <CheckedRow key={permission.key} permission={permission} isChecked={isChecked} acts={acts} />
              ))}
            {level === 'recommended' ? <ToggleRow isChecked={isChecked} /> : null}
          </PermissionList>
        </div>
      ))}
    </div>
  )
}

type CheckedRowProps = { permission: PermissionCheck; isChecked: boolean; acts?: ReactNode }

function CheckedRow({ permission, isChecked, acts }: CheckedRowProps) {
  const { key, module, access, purpose, without, status } = permission
  const state: PermissionState = isChecked ? status : 'wanted'

  if (state === 'missing') {
    return (
      <PermissionRow state={state} name={module} access={access} purpose={purpose} code={key}>
        <p>
          Without it: <span className="font-medium">{without}.</span> In Ashby open Admin, Integrations, API Keys, this key. Tick {module}:{' '}
          {access} and save, then check again.
        </p>
        {acts ? <div className="mt-2 flex flex-wrap gap-2">{acts}</div> : null}
      </PermissionRow>
    )
  }

  return (
    <PermissionRow
      state={state}
      name={module}
      access={access}
      purpose={
        <>
          {purpose}
          {state === 'wanted' ? <span className="block text-12">Without it: {without}</span> : null}
        </>
      }
    />
  )
}

function ToggleRow({ isChecked }: { isChecked: boolean }) {
  return (
    <PermissionRow
      state={isChecked ? 'unknown' : 'wanted'}
      name="Other permissions"
      access="Toggle"
      purpose={
        <>
          <span className="font-medium text-ink">{ashbyToggle}</span> Ashby does not tell us whether it is on.
          <span className="block text-12">Without it: Offers on confidential jobs stay hidden, although Ashby sends their events</span>
        </>
      }
    />
  )
}
