'use client'

import { useQueryState } from 'nuqs'
import { useState } from 'react'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { ChoiceButtons } from '#components/offer-page-settings/choice-buttons.tsx'
import { mailWords } from '#components/offer-page-settings/mail-words.ts'
import { DocumentSkeleton } from '#components/offer-page-settings/offer-page-skeleton.tsx'
import { PreviewFrame } from '#components/offer-page-settings/preview-frame.tsx'
import { PreviewOfferPicker } from '#components/offer-page-settings/preview-offer-picker.tsx'
import { settingsParsers } from '#components/offer-page-settings/settings-address.ts'
import { useMailPreview } from '#components/offer-page-settings/use-mail-preview.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'

type Form = 'html' | 'text'

const forms = [
  { value: 'html', label: 'Mail' },
  { value: 'text', label: 'Plain text' },
] as const

/** A mail with the words of the draft, for an invented candidate or on a real offer. */
export function MailPreview() {
  const [kind] = useQueryState('mail', settingsParsers.mail)
  const [form, setForm] = useState<Form>('html')
  const { mail, isStale, isHeld, error, retry } = useMailPreview(kind)

  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="font-semibold max-[1199px]:sr-only">Preview</h2>
        <PreviewOfferPicker />
        <ChoiceButtons label="Form of the mail" options={forms} value={form} onValueChange={setForm} />
      </div>
      {error ? <RequestFailure title="The preview could not be made." error={error} onRetry={retry} /> : null}
      {mail || !error ? (
        <p className="flex min-h-9 items-baseline gap-3 rounded-lg border border-line-strong bg-surface px-3 py-2">
          <span className="text-12 text-ink-3">Subject</span>
          {mail ? (
            <span dir="auto" className="min-w-0 flex-1 text-left font-medium [overflow-wrap:anywhere]">
              {mail.subject}
            </span>
          ) : (
            <Skeleton className="w-56" />
          )}
        </p>
      ) : null}
      {mail === undefined ? (
        error ? null : (
          <DocumentSkeleton />
        )
      ) : form === 'html' ? (
        <PreviewFrame title={`Preview of the ${mailWords[kind].label} mail`} html={mail.html} width={null} isStale={isStale} />
      ) : (
        <PlainText text={mail.text} />
      )}
      <p role="status" className="text-12 text-ink-3">
        {isHeld ? 'Shows the last words that could be saved. Mend what is marked to go on.' : 'Nothing here is sent.'}
      </p>
    </>
  )
}

/** It scrolls, so it can be reached by the keyboard. */
function PlainText({ text }: { text: string }) {
  return (
    <textarea
      readOnly
      dir="auto"
      aria-label="The mail as plain text"
      value={text}
      className="scroll-quiet min-h-0 flex-1 resize-none rounded-lg border border-line-strong bg-surface p-4 font-mono text-12 text-ink"
    />
  )
}
