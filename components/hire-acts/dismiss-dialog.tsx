'use client'

import { type FormEvent, useState } from 'react'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import type { Named } from '#components/record/list-people.ts'
import { PeopleNames } from '#components/record/people-names.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import { DISMISSAL_REASON_MAX } from '#lib/domain/new-hires/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

export type DismissDialogProps = {
  hires: readonly Named[]
  onDismiss: (reason: string) => void
  onClose: () => void
}

/** What is said most often: a press, and Enter. */
const usualReasons = ['Does not start after all', 'Added elsewhere already', 'Test record'] as const

/** Asks why new hires are set aside. The reason stands at each of them. */
export function DismissDialog({ hires, onDismiss, onClose }: DismissDialogProps) {
  // What is asked about stands still, whatever the list does behind it.
  const [chosen] = useState(hires)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [one] = chosen.length === 1 ? chosen : []
  const words = one ? one.name || 'this new hire' : formatCountOf({ count: chosen.length, one: 'new hire' })

  const change = (text: string) => {
    setReason(text)
    setError(null)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const text = reason.trim()
    if (text === '') return setError('Say why, so that others understand it later.')
    if (text.length > DISMISSAL_REASON_MAX) return setError(`Use at most ${DISMISSAL_REASON_MAX} characters.`)
    onDismiss(text)
    onClose()
  }

  return (
    <FormDialog
      title={`Dismiss ${words}?`}
      description={
        <>
          {one ? null : (
            <>
              <PeopleNames people={chosen} />.{' '}
            </>
          )}
          Nobody is added to People, and nothing changes in Ashby. You can restore {one ? 'it' : 'them'} at any time.
        </>
      }
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      submitLabel="Dismiss"
      isSubmitting={false}
      onSubmit={submit}
    >
      <Field label="Reason" error={error}>
        <Textarea
          autoFocus
          value={reason}
          rows={2}
          onChange={(event) => change(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            event.currentTarget.form?.requestSubmit()
          }}
        />
      </Field>
      <div className="-mt-2 flex flex-wrap gap-2">
        {usualReasons.map((usual) => (
          <Button key={usual} size="sm" onClick={() => change(usual)}>
            {usual}
          </Button>
        ))}
      </div>
    </FormDialog>
  )
}
