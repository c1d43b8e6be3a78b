'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import type { PeriodEdit } from '#components/people/period-edit.ts'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.ts'
import type { PersonDetail } from '#lib/domain/people/contract.ts'

type PeriodDialogProps = { person: PersonDetail; edit: PeriodEdit | null; onClose: () => void }

/** The first and last day of a period, of one that is there or of another one. */
export function PeriodDialog({ person, edit, onClose }: PeriodDialogProps) {
  return edit === null ? null : <PeriodForm person={person} edit={edit} onClose={onClose} />
}

function PeriodForm({ person, edit, onClose }: PeriodDialogProps & { edit: PeriodEdit }) {
  const period = edit.kind === 'change' ? edit.period : null
  const [startDate, setStartDate] = useState(period?.startDate ?? '')
  const [endDate, setEndDate] = useState(period?.endDate ?? '')
  const { save, isSaving, error } = useSavePeriod({ person, edit, onSaved: onClose })
  const [problem, setProblem] = useState<{ startDate?: string; endDate?: string }>({})
  const isLastDay = edit.kind === 'change' && edit.isLastDay === true
  const refused = error === null ? null : readErrorMessage(error).fields.startDate

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = checkDays({ startDate, endDate, needsStart: period === null, needsEnd: isLastDay })
    setProblem(found)
    if (Object.keys(found).length === 0) save({ startDate: startDate || null, endDate: endDate || null })
  }

  return (
    <FormDialog
      title={period === null ? 'Add period' : isLastDay ? 'Set last day' : 'Change period'}
      description={
        period === null
          ? 'For somebody who comes back. The period before needs a last day.'
          : isLastDay
            ? 'From the day after, they are listed as Left.'
            : undefined
      }
      submitLabel={period === null ? 'Add period' : isLastDay ? 'Set last day' : 'Save period'}
      isSubmitting={isSaving}
      onSubmit={submit}
      isOpen
      onOpenChange={(next) => (next ? undefined : onClose())}
    >
      {error && !refused ? <RequestFailure error={error} /> : null}
      {isLastDay ? null : (
        <Field label="First day" error={problem.startDate ?? refused} isOptional={period !== null}>
          <Input type="date" value={startDate} onChange={(event) => setStartDate(event.target.value)} />
        </Field>
      )}
      <Field label="Last day" error={problem.endDate ?? (isLastDay ? refused : null)} isOptional={!isLastDay}>
        <Input type="date" value={endDate} min={startDate || undefined} onChange={(event) => setEndDate(event.target.value)} />
      </Field>
    </FormDialog>
  )
}

type CheckDays = { startDate: string; endDate: string; needsStart: boolean; needsEnd: boolean }

function checkDays({ startDate, endDate, needsStart, needsEnd }: CheckDays): { startDate?: string; endDate?: string } {
  if (needsStart && startDate === '') return { startDate: 'Enter the first day.' }
  if (needsEnd && endDate === '') return { endDate: 'Enter the last day.' }
  if (startDate !== '' && endDate !== '' && endDate < startDate) return { endDate: 'Enter a day that is not before the first one.' }

  return {}
}

type SavePeriod = { person: PersonDetail; edit: PeriodEdit; onSaved: () => void }

function useSavePeriod({ person, edit, onSaved }: SavePeriod) {
  const api = useApi()
  const queryClient = useQueryClient()
  const { id } = person
  const onSuccess = (after: PersonDetail) => {
    queryClient.setQueryData(api.people.get.queryKey({ input: { id } }), after)
    void queryClient.invalidateQueries({ queryKey: api.people.list.key() })
    onSaved()
    toast.success(edit.kind === 'add' ? 'The period is added' : 'The period is saved')
  }
  const add = useMutation(api.people.addPeriod.mutationOptions({ onSuccess }))
  const change = useMutation(api.people.setPeriod.mutationOptions({ onSuccess }))

  return {
    isSaving: add.isPending || change.isPending,
    error: add.error ?? change.error,
    save: ({ startDate, endDate }: { startDate: string | null; endDate: string | null }) => {
      if (edit.kind === 'change') change.mutate({ id, periodId: edit.period.id, startDate, endDate })
      else if (startDate !== null) add.mutate({ id, startDate, endDate })
    },
  }
}
