'use client'

import { type FormEvent, type ReactNode, type RefObject, useId } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog, type DialogProps } from '#components/ui/dialog.tsx'

export type FormDialogProps = Omit<DialogProps, 'footer' | 'children' | 'isOpen' | 'onOpenChange'> & {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** Verb and noun. */
  submitLabel: string
  /** "Close" once there is nothing left to take back. */
  cancelLabel?: string
  isSubmitting: boolean
  /** Why it cannot be done now; the form stays as it is. */
  blockedReason?: string | null
  onSubmit: (event: FormEvent<HTMLFormElement>) => unknown
  formRef?: RefObject<HTMLFormElement | null>
  /** Browsers must not offer what was typed elsewhere. */
  hasNoSuggestions?: boolean
  children: ReactNode
}

/** A short form over the page: Cancel, and the one act, which Enter does too. */
export function FormDialog(props: FormDialogProps) {
  const {
    submitLabel,
    cancelLabel = 'Cancel',
    isSubmitting,
    blockedReason,
    onSubmit,
    formRef,
    hasNoSuggestions = false,
    children,
    onOpenChange,
    ...dialog
  } = props
  const formId = useId()

  return (
    <Dialog
      {...dialog}
      onOpenChange={onOpenChange}
      footer={
        <>
          <Button variant="ghost" onClick={() => onOpenChange(false)}>
            {cancelLabel}
          </Button>
          <Button variant="primary" type="submit" form={formId} isLoading={isSubmitting} blockedReason={blockedReason}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        ref={formRef}
        noValidate
        autoComplete={hasNoSuggestions ? 'off' : undefined}
        onSubmit={(event) => void onSubmit(event)}
        className="flex flex-col gap-4"
      >
        {children}
      </form>
    </Dialog>
  )
}
