'use client'

import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useMe } from '#components/profile/use-me.ts'
import { applyEdit } from '#components/record/apply-edit.ts'
import { describeEdit } from '#components/record/describe-edit.ts'
import { findField } from '#components/record/find-field.ts'
import { findUndo } from '#components/record/find-undo.ts'
import type { RecordEdit } from '#components/record/record-edit.ts'
import type { ReviewedRecord } from '#components/record/reviewed-record.ts'
import { type RecordProcedures, type SeenField, sendEdit } from '#components/record/send-edit.ts'
import { toast } from '#components/ui/toast.ts'
import type { RecordField } from '#lib/domain/values/contract.ts'

/** What differs from noun to noun where fields are edited. */
export type RecordEditing<Shown extends ReviewedRecord> = {
  /** Of the open record. */
  queryKey: QueryKey
  procedures: RecordProcedures<Shown>
  /** The record with other fields: what else of it shows their values follows. */
  withFields: (record: Shown, fields: RecordField[]) => Shown
  /** What was read elsewhere and may be old now. */
  onSaved: () => void
}

export type RecordEdits = {
  /** Does it at once on screen and takes it back when the server refuses: `onRefused` gets what is wrong with the value, if it is that. */
  run: (edit: RecordEdit, onRefused?: (message: string | null) => void) => void
  /** The act that is on its way. */
  pending: RecordEdit | null
}

/** What stood on the screen when the person decided, per field that the act is about. */
type Act = { edit: RecordEdit; seen: SeenField[] }

/** Everything that can be done to the fields of a record, with what follows: rollback, toast, Undo. */
export function useRecordEdits<Shown extends ReviewedRecord>(id: string, editing: RecordEditing<Shown>): RecordEdits {
  const queryClient = useQueryClient()
  const mutation = useEditMutation(id, editing)

  const run: RecordEdits['run'] = (edit, onRefused) => {
    const shown = queryClient.getQueryData<Shown>(editing.queryKey)
    const fields = 'field' in edit ? [edit.field] : edit.fields
    const seen = fields.flatMap((key) => {
      const field = shown && findField(shown, key)
      return field ? [{ field: key, value: field.value, ashby: field.ashby }] : []
    })
    mutation.mutate({ edit, seen }, { onError: (error) => onRefused?.(readErrorMessage(error).fields.value ?? null) })
  }

  return { run, pending: mutation.isPending ? mutation.variables.edit : null }
}

function useEditMutation<Shown extends ReviewedRecord>(id: string, editing: RecordEditing<Shown>) {
  const { queryKey, procedures, withFields, onSaved } = editing
  const queryClient = useQueryClient()
  const me = useMe()

  const mutation = useMutation({
    mutationFn: (act: Act): Promise<Shown> => sendEdit({ procedures, id, ...act }),
    onMutate: async ({ edit }) => {
      await queryClient.cancelQueries({ queryKey })
      const before = queryClient.getQueryData<Shown>(queryKey)
      if (before) {
        const fields = applyEdit({ fields: before.fields, edit, by: me.name, at: new Date().toISOString() })
        queryClient.setQueryData<Shown>(queryKey, withFields(before, fields))
      }

      return { before }
    },
    onError: (error, _act, context) => {
      if (context?.before) queryClient.setQueryData<Shown>(queryKey, context.before)
      // A refusal can mean that somebody else was faster: show what stands there now.
      void queryClient.invalidateQueries({ queryKey })
      const { title, userMessage, fields } = readErrorMessage(error)
      // What is wrong with the value itself is said at the field.
      if (!fields.value) toast.error(title, { description: userMessage })
    },
    onSuccess: (after, { edit }, { before }) => {
      queryClient.setQueryData<Shown>(queryKey, after)
      onSaved()
      const undo = findUndo({ edit, before, after })
      const action = undo ? { label: 'Undo', onClick: () => mutation.mutate({ edit: undo, seen: [] }) } : undefined
      toast.success(describeEdit({ edit, before }), { action })
    },
  })

  return mutation
}
