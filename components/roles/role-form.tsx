'use client'

import { type FormEvent, useRef, useState } from 'react'
import { z } from 'zod'
import { completeChoice, PermissionPicker } from '#components/access/permission-picker.tsx'
import type { ErrorMessage } from '#components/api/error-message.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import type { RoleStart } from '#components/roles/role-start.ts'
import { useSaveRole } from '#components/roles/use-save-role.ts'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { type Permission, permissionSchema } from '#lib/domain/access/schema.ts'
import { type RoleDetail, roleNameSchema } from '#lib/domain/roles/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

const roleFormSchema = z.object({ name: roleNameSchema, permissions: z.array(permissionSchema).min(1, 'Choose at least one permission.') })

type RoleFormProps = { start: RoleStart; isOpen: boolean; onClose: () => void }

const titles = { new: 'New role', copy: 'New role', edit: 'Edit role' }

/** The dialog of a role: its name and what it allows. */
export function RoleForm({ start, isOpen, onClose }: RoleFormProps) {
  const { permissions: own } = useOrganization()
  const form = useRoleForm({ start, onClose })
  const isEdit = start.kind === 'edit'

  return (
    <FormDialog
      title={titles[start.kind]}
      isWide
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
      submitLabel={isEdit ? 'Save role' : 'Create role'}
      isSubmitting={form.isSaving}
      onSubmit={form.submit}
    >
      <Field label="Name" error={form.nameError}>
        <Input
          ref={form.nameRef}
          value={form.name}
          onChange={(event) => form.changeName(event.target.value)}
          autoComplete="off"
          placeholder="Finance"
        />
      </Field>
      {start.kind === 'edit' ? <HolderNotice role={start.role} /> : null}
      {form.failure ? <SaveFailure failure={form.failure} /> : null}
      <PermissionPicker chosen={form.permissions} onChange={form.changePermissions} offered={own} error={form.permissionsError} />
    </FormDialog>
  )
}

function HolderNotice({ role: { id, memberCount } }: { role: RoleDetail }) {
  const { role } = useOrganization()
  if (role.id === id) return <Notice tone="amber">This is your own role. What you take away from it you lose at once.</Notice>
  if (memberCount === 0) return null

  return (
    <Notice>
      {formatCountOf({ count: memberCount, one: 'member' })} {memberCount === 1 ? 'has' : 'have'} this role. What you change counts for them
      at once.
    </Notice>
  )
}

function SaveFailure({ failure: { userMessage, requestId } }: { failure: ErrorMessage }) {
  return (
    <ErrorState title="The role was not saved." requestId={requestId}>
      {userMessage}
    </ErrorState>
  )
}

function useRoleForm({ start, onClose }: Omit<RoleFormProps, 'isOpen'>) {
  const nameRef = useRef<HTMLInputElement>(null)
  const save = useSaveRole({ start, onSaved: onClose })
  const [name, setName] = useState(start.kind === 'edit' ? start.role.name : '')
  const [permissions, setPermissions] = useState<Permission[]>(start.kind === 'new' ? [] : start.role.permissions)
  const [checked, setChecked] = useState<{ name?: string; permissions?: string }>({})
  const refused = save.failure?.fields ?? {}
  const isAtField = refused.name !== undefined || refused.permissions !== undefined

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = roleFormSchema.safeParse({ name, permissions })
    if (parsed.success) {
      save.save({ name: parsed.data.name, permissions: completeChoice(parsed.data.permissions) })
      return
    }
    const { fieldErrors } = z.flattenError(parsed.error)
    setChecked({ name: fieldErrors.name?.[0], permissions: fieldErrors.permissions?.[0] })
    if (fieldErrors.name) nameRef.current?.focus()
  }
  const forgetErrors = () => {
    setChecked({})
    save.reset()
  }

  return {
    name,
    nameRef,
    nameError: checked.name ?? refused.name,
    permissions,
    permissionsError: checked.permissions ?? refused.permissions,
    isSaving: save.isSaving,
    failure: isAtField ? null : save.failure,
    changeName: (next: string) => {
      setName(next)
      forgetErrors()
    },
    changePermissions: (next: Permission[]) => {
      setPermissions(next)
      forgetErrors()
    },
    submit,
  }
}
