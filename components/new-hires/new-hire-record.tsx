'use client'

import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { HireActBar } from '#components/hire-acts/hire-act-bar.tsx'
import { ProposalsPanel } from '#components/hire-acts/proposals-panel.tsx'
import { useBarActs } from '#components/hire-acts/use-bar-acts.ts'
import { useHireActs } from '#components/hire-acts/use-hire-acts.tsx'
import { HireMatches } from '#components/hire-matches/hire-matches.tsx'
import { NewHireAside, NewHireSubtitle } from '#components/new-hires/new-hire-head.tsx'
import { renderNewHireNotices } from '#components/new-hires/new-hire-notices.tsx'
import { newHireNoun, pushedHireNoun } from '#components/new-hires/new-hire-noun.ts'
import { NewHireRail } from '#components/new-hires/new-hire-rail.tsx'
import { nameHire } from '#components/new-hires/new-hire-words.ts'
import { useNewHireEdits } from '#components/new-hires/use-new-hire-edits.ts'
import { useRecordCommands } from '#components/new-hires/use-record-commands.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { ReviewRecord } from '#components/patterns/review-record.tsx'
import { goToField } from '#components/record/field-anchor.ts'
import type { RecordEdit } from '#components/record/record-edit.ts'
import type { EditingField } from '#components/record/record-field-row.tsx'
import { RecordFields } from '#components/record/record-fields.tsx'
import { RecordSkeleton } from '#components/record/record-skeleton.tsx'
import { Button } from '#components/ui/button.tsx'
import type { FieldGroup } from '#lib/domain/fields/terms.ts'
import type { NewHireDetail } from '#lib/domain/new-hires/contract.ts'

const DismissDialog = dynamic(() => import('#components/hire-acts/dismiss-dialog.tsx').then((module) => module.DismissDialog), {
  ssr: false,
})

/** Who somebody is comes first here. */
const groups: readonly FieldGroup[] = ['Person', 'Role', 'Compensation', 'Details']

export type NewHireRecordProps = {
  id: string
  /** Says where in the list it is. */
  phoneBar: ReactNode
  /** Opens the next new hire of the list; null at its end. */
  onNext: (() => void) | null
}

/** One new hire under review. */
export function NewHireRecord({ id, phoneBar, onNext }: NewHireRecordProps) {
  const api = useApi()
  const { data: hire, error, refetch } = useQuery(api.newHires.get.queryOptions({ input: { id } }))

  if (hire) return <LoadedRecord hire={hire} phoneBar={phoneBar} onNext={onNext} />
  if (!error) return <RecordSkeleton one="new hire" phoneBar={phoneBar} />
  const { title, userMessage, requestId, code } = readErrorMessage(error)

  return (
    <>
      {phoneBar}
      <div className="p-6 max-md:p-4">
        <ErrorState
          title={code === 'not_found' ? 'This new hire is not here' : title}
          requestId={requestId}
          actions={
            <Button size="sm" onClick={() => void refetch()}>
              Try again
            </Button>
          }
        >
          {code === 'not_found' ? 'It was erased, or your role may not see it. Choose another one from the list.' : userMessage}
        </ErrorState>
      </div>
    </>
  )
}

type LoadedRecordProps = Pick<NewHireRecordProps, 'phoneBar' | 'onNext'> & { hire: NewHireDetail }

function LoadedRecord({ hire, phoneBar, onNext }: LoadedRecordProps) {
  const can = useCan()
  const { slug } = useOrganization()
  const edits = useNewHireEdits(hire.id)
  const acts = useHireActs(hire)
  const [editing, setEditing] = useState<EditingField | null>(null)
  const [isDismissing, setIsDismissing] = useState(false)
  const isPending = hire.state === 'Pending'
  const canEdit = isPending && !acts.isBusy
  const isSaving = edits.pending !== null

  const onEdit = (edit: RecordEdit) => {
    setEditing(null)
    edits.run(edit, (message) => {
      if (message !== null && edit.kind === 'set') setEditing({ field: edit.field, refusal: { draft: edit.value ?? '', message } })
    })
  }
  useRecordCommands({ hire, canEdit, isSaving, onStart: (field) => setEditing({ field, refusal: null }), onEdit })
  const bar = useBarActs({ hire, acts, isSaving, onAskDismiss: () => setIsDismissing(true), onGoToField: goToField, onNext })

  return (
    <ReviewRecord
      label={`New hire ${nameHire(hire)}`}
      title={nameHire(hire)}
      subtitle={<NewHireSubtitle hire={hire} />}
      aside={<NewHireAside hire={hire} />}
      phoneBar={phoneBar}
      notices={renderNewHireNotices({
        hire,
        slug,
        canEdit,
        canReadPeople: can('people.read'),
        canConnect: can('connections.manage'),
        onGoToField: goToField,
        onEdit,
        pending: edits.pending,
      })}
      rail={<NewHireRail hire={hire} />}
      actBar={<HireActBar hire={hire} acts={bar} canEdit={canEdit} />}
    >
      <HireMatches hire={hire} acts={acts} />
      <ProposalsPanel hire={hire} acts={acts} />
      <RecordFields
        record={hire}
        noun={hire.isPushed ? pushedHireNoun : newHireNoun}
        groups={groups}
        canEdit={canEdit}
        isOpen={isPending}
        marksRequired
        editing={editing}
        onEditingChange={setEditing}
        onEdit={onEdit}
        pending={edits.pending}
      />
      {isDismissing ? <DismissDialog hires={[hire]} onDismiss={bar.dismiss} onClose={() => setIsDismissing(false)} /> : null}
    </ReviewRecord>
  )
}
