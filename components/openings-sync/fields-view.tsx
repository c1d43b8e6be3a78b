'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ListChecks } from 'lucide-react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { ErrorLink } from '#components/connections/error-link.tsx'
import { fieldTypeWords } from '#components/fields/field-type-words.ts'
import { nameAshbyType } from '#components/openings-sync/ashby-types.ts'
import { syncedFieldLooks } from '#components/openings-sync/opening-looks.ts'
import { syncedFieldsOptions } from '#components/openings-sync/sync-queries.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { PanelSkeleton } from '#components/patterns/panel-skeleton.tsx'
import { StateText } from '#components/patterns/state.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { toast } from '#components/ui/toast.ts'
import type { SyncedField } from '#lib/domain/openings/contract.ts'

/** Which custom fields of open jobs are written to Ashby. */
export function FieldsView() {
  const api = useApi()
  const { slug } = useOrganization()
  const can = useCan()
  const canConfigure = can('connections.manage')
  const query = useQuery(syncedFieldsOptions({ api }))
  const { set, pendingKey } = useSetField()

  if (query.error && !query.data) return <RequestFailure error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <PanelSkeleton rowCount={5} />
  if (query.data.length === 0) {
    return (
      <div className="rounded-lg border border-line bg-surface">
        <EmptyState
          kind="first-use"
          icon={<ListChecks aria-hidden="true" />}
          title="No custom fields yet"
          className="py-16"
          actions={
            can('fields.manage') ? <ButtonLink href={`/${slug}/company/fields?object=OpenJob`}>Open fields of open jobs</ButtonLink> : null
          }
        >
          Built-in fields are always written. Custom fields of open jobs are listed here, each with a box that decides whether Ashby gets
          it.
        </EmptyState>
      </div>
    )
  }

  return (
    <>
      {canConfigure ? null : <Notice>Your role can read which fields are written. Who manages connections can change it.</Notice>}
      <Panel
        title="Custom fields"
        note={`${query.data.filter(({ isOn }) => isOn).length} of ${query.data.length} written to Ashby`}
        isFlush
      >
        <p className="border-b border-line px-4 py-2 text-12 text-ink-3">
          A ticked field that Ashby lacks is created there with the next sync. Without the tick Handoff stops writing it, and Ashby keeps
          the field and its values.
        </p>
        <ul aria-label="Custom fields">
          {query.data.map((field) => (
            <FieldRow
              key={field.key}
              field={field}
              canConfigure={canConfigure}
              isSaving={pendingKey === field.key}
              onChange={(isOn) => set({ field, isOn })}
            />
          ))}
        </ul>
      </Panel>
    </>
  )
}

type FieldRowProps = { field: SyncedField; canConfigure: boolean; isSaving: boolean; onChange: (isOn: boolean) => void }

function FieldRow({ field, canConfigure, isSaving, onChange }: FieldRowProps) {
  const { label, type, isOn, ashbyType, state, problem } = field
  const types = (
    <>
      {fieldTypeWords[type].label}
      {ashbyType === null ? '. Ashby has no type for it, so it stays in Handoff.' : ` · in Ashby: ${nameAshbyType(ashbyType)}`}
    </>
  )
  const name = <bdi className="[overflow-wrap:anywhere]">{label}</bdi>

  return (
    <li className="border-b border-line px-4 py-1 last:border-0">
      <div className="flex min-w-0 items-center gap-4 max-md:flex-col max-md:items-stretch max-md:gap-0 max-md:pb-2">
        <div className="min-w-0 flex-1">
          {canConfigure ? (
            <Checkbox
              isChecked={isOn}
              onCheckedChange={onChange}
              label={name}
              help={types}
              isDisabled={isSaving || (ashbyType === null && !isOn)}
            />
          ) : (
            <p className="py-1.5">
              <span className="block font-medium">{name}</span>
              <span className="block text-12 text-ink-3">{types}</span>
            </p>
          )}
        </div>
        <span className="shrink-0 max-md:pl-6.5">
          <StateText look={syncedFieldLooks[state]}>{state === 'Stopped' ? 'Not written, Ashby keeps it' : undefined}</StateText>
        </span>
      </div>
      {problem ? (
        <Notice tone="amber" className="mt-1 mb-2" aside={<ErrorLink code={problem.code} />}>
          {problem.message}
        </Notice>
      ) : null}
    </li>
  )
}

/** Ticks and unticks, at once, with the way back. */
function useSetField() {
  const api = useApi()
  const queryClient = useQueryClient()
  const mutation = useMutation(
    api.openings.setField.mutationOptions({
      onSuccess: (fields) => queryClient.setQueryData(syncedFieldsOptions({ api }).queryKey, fields),
      onError: toastError,
      onSettled: () => void queryClient.invalidateQueries({ queryKey: api.openings.setup.key() }),
    }),
  )
  const set = ({ field, isOn }: { field: SyncedField; isOn: boolean }) =>
    mutation.mutate(
      { key: field.key, isOn },
      {
        onSuccess: () =>
          toast.success(isOn ? `${field.label} goes to Ashby` : `${field.label} is not written any more`, {
            description: isOn ? 'With the next sync.' : field.state === 'InAshby' ? 'Ashby keeps the field and its values.' : undefined,
            action: { label: 'Undo', onClick: () => mutation.mutate({ key: field.key, isOn: !isOn }) },
          }),
      },
    )

  return { set, pendingKey: mutation.isPending ? mutation.variables.key : null }
}
