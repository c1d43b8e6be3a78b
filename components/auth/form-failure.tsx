import type { ErrorMessage } from '#components/api/error-message.ts'
import { untoldRequestId } from '#components/api/untold-request-id.ts'
import { Notice } from '#components/patterns/notice.tsx'

/** Why a form was refused, above its fields, said at once; with the code to quote where there is one. */
export function FormFailure({ failure }: { failure: ErrorMessage | null }) {
  if (!failure) return null
  const { userMessage, requestId } = failure
  const code = untoldRequestId({ message: userMessage, requestId })

  return (
    <Notice tone="rust" isAnnounced>
      {userMessage}
      {code ? <code className="mt-1 block font-mono text-12 text-ink-3 select-all">{code}</code> : null}
    </Notice>
  )
}
