'use client'

import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import { type ErrorMessage, readErrorMessage } from '#components/api/error-message.ts'
import { readFieldErrors } from '#components/auth/read-field-errors.ts'
import { useIsAlive } from '#components/auth/use-is-alive.ts'

export type PlainFormOptions<Schema extends z.ZodType> = {
  /** What the inputs hold, by their names. */
  schema: Schema
  /** Sends it. What it throws is shown at its field, or else as `failure`. */
  send: (values: z.infer<Schema>) => Promise<void>
  /** Codes of refusals that are about one field, though the answer names none: code to field. */
  fieldOfCode?: Readonly<Record<string, string>>
}

export type PlainForm = {
  /** False until the page can act. */
  isAlive: boolean
  isSending: boolean
  /** What was refused and belongs to no field. */
  failure: ErrorMessage | null
  errors: Readonly<Record<string, string | undefined>>
  submit: (event: FormEvent<HTMLFormElement>) => Promise<void>
}

/**
 * A short form of a plain page. The values stay in the inputs and are read when the form is sent, so that what a password manager or
 * a quick person filled in before the page came alive is not lost. The first field at fault gets the focus.
 */
export function usePlainForm<Schema extends z.ZodType>({ schema, send, fieldOfCode = {} }: PlainFormOptions<Schema>): PlainForm {
  const isAlive = useIsAlive()
  const [isSending, setIsSending] = useState(false)
  const [failure, setFailure] = useState<ErrorMessage | null>(null)
  const [errors, setErrors] = useState<Record<string, string>>({})

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isSending) return
    const form = event.currentTarget
    const parsed = schema.safeParse(Object.fromEntries(new FormData(form)))
    setFailure(null)
    if (!parsed.success) {
      setErrors(focusFirst({ form, errors: readFieldErrors(parsed.error) }))
      return
    }

    setErrors({})
    setIsSending(true)
    try {
      // Afterwards the form stays busy: another page or another step takes its place.
      await send(parsed.data)
    } catch (error) {
      const message = readErrorMessage(error)
      const field = fieldOfCode[message.code]
      const named = field ? { [field]: message.userMessage } : message.fields
      const isAtField = Object.keys(named).some((name) => findControl({ form, name }))
      setIsSending(false)
      if (isAtField) setErrors(focusFirst({ form, errors: named }))
      else setFailure(message)
    }
  }

  return { isAlive, isSending, failure, errors, submit }
}

type FormErrors = { form: HTMLFormElement; errors: Record<string, string> }

function focusFirst({ form, errors }: FormErrors): Record<string, string> {
  const [first] = Object.keys(errors)
  if (first) findControl({ form, name: first })?.focus()

  return errors
}

function findControl({ form, name }: { form: HTMLFormElement; name: string }): HTMLElement | null {
  const control = form.elements.namedItem(name)

  return control instanceof HTMLElement ? control : null
}
