import { readErrorMessage } from '#components/api/error-message.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { Button } from '#components/ui/button.tsx'

export type RequestFailureProps = {
  /** What could not be done, where the screen can say it better than the error does. */
  title?: string
  error: unknown
  onRetry?: () => void
  className?: string
}

/** A request that failed: what happened, what to do, and where it helps the way to try again. */
export function RequestFailure({ title, error, onRetry, className }: RequestFailureProps) {
  const { title: told, userMessage, requestId } = readErrorMessage(error)

  return (
    <ErrorState
      title={title ?? told}
      requestId={requestId}
      className={className}
      actions={
        onRetry ? (
          <Button size="sm" onClick={onRetry}>
            Try again
          </Button>
        ) : null
      }
    >
      {userMessage}
    </ErrorState>
  )
}
