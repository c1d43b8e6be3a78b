import { readErrorMessage } from '#components/api/error-message.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { Button } from '#components/ui/button.tsx'

/** A list that could not be read, with the way to try again. */
export function ReadFailure({ title, error, onRetry }: { title: string; error: unknown; onRetry: () => void }) {
  const { userMessage, requestId } = readErrorMessage(error)

  return (
    <ErrorState
      title={title}
      requestId={requestId}
      actions={
        <Button size="sm" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {userMessage}
    </ErrorState>
  )
}
