'use client'

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useRef, useState } from 'react'
import { type ErrorMessage, readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { FileDrop } from '#components/mapping-files/file-drop.tsx'
import { findLine, readRefusals } from '#components/mapping-files/read-refusals.ts'
import { RefusalList } from '#components/mapping-files/refusal-list.tsx'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import { toast } from '#components/ui/toast.ts'
import type { MappingRules } from '#lib/domain/mappings/schema.ts'
import type { MappedObject } from '#lib/domain/mappings/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

const LINE_HEIGHT_PX = 20

export type ImportFormProps = {
  connectionId: string
  object: MappedObject
  open: boolean
  onOpenChange: (isOpen: boolean) => void
  /** The file's rules, checked: they become the draft, nothing is saved. */
  onRules: (rules: MappingRules) => void
}

/** The dialog of an import: a file or a pasted text, which can be mended where it is refused. */
export function ImportForm({ connectionId, object, open, onOpenChange, onRules }: ImportFormProps) {
  const formId = useId()
  const textRef = useRef<HTMLTextAreaElement>(null)
  const { text, setText, failure, isChecking, check } = useImport({
    onRules: (rules) => {
      onRules(rules)
      onOpenChange(false)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    check({ connectionId, object })
  }
  const goToLine = (line: number) => {
    const found = findLine({ text, line })
    if (!found || !textRef.current) return
    textRef.current.focus()
    textRef.current.setSelectionRange(found.start, found.end)
    textRef.current.scrollTop = Math.max(0, (line - 3) * LINE_HEIGHT_PX)
  }

  return (
    <Dialog
      title="Import mapping"
      description="The rules of the file take the place of the draft. Nothing is saved until you save it."
      isWide
      isOpen={open}
      onOpenChange={onOpenChange}
      footer={
        <>
          <Button variant="ghost" onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            isLoading={isChecking}
            blockedReason={text.trim() === '' ? 'no file yet' : null}
          >
            Import rules
          </Button>
        </>
      }
    >
      <FileDrop onText={setText}>
        <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-4">
          <Field label="Or paste the text of the file">
            <Textarea
              ref={textRef}
              value={text}
              onChange={(event) => setText(event.target.value)}
              spellCheck={false}
              dir="ltr"
              wrap="off"
              rows={8}
              className="field-sizing-fixed h-44 resize-y overflow-auto font-mono text-12/5 max-md:text-16/5"
            />
          </Field>
          {failure ? <ImportFailure failure={failure} onLine={goToLine} /> : null}
        </form>
      </FileDrop>
    </Dialog>
  )
}

function ImportFailure({ failure, onLine }: { failure: ErrorMessage; onLine: (line: number) => void }) {
  const refusals = readRefusals(failure)

  if (refusals.length > 0) return <RefusalList refusals={refusals} onLine={onLine} />

  return (
    <ErrorState title="The file was not imported." requestId={failure.requestId}>
      {failure.userMessage}
    </ErrorState>
  )
}

/** The text on its way to rules. What was refused is forgotten as soon as the text changes. */
function useImport({ onRules }: { onRules: (rules: MappingRules) => void }) {
  const api = useApi()
  const [text, setText] = useState('')
  const read = useMutation(
    api.mappings.readFile.mutationOptions({
      onSuccess: ({ rules }) => {
        onRules(rules)
        const count = formatCountOf({ count: rules.length, one: 'rule is', many: 'rules are' })
        toast.success(`${count} in the draft now`, { description: 'Look at the preview, then save.' })
      },
    }),
  )

  return {
    text,
    setText: (next: string) => {
      setText(next)
      read.reset()
    },
    failure: read.error ? readErrorMessage(read.error) : null,
    isChecking: read.isPending,
    check: (ref: Pick<ImportFormProps, 'connectionId' | 'object'>) => {
      if (text.trim() !== '') read.mutate({ ...ref, text })
    },
  }
}
