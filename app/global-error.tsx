'use client'

import './globals.css'

import { ErrorState, readErrorDigest } from '#components/patterns/error-state.tsx'
import { PlainPage } from '#components/shell/plain-page.tsx'
import { Button } from '#components/ui/button.tsx'

type GlobalErrorProps = { error: unknown; retry: () => void }

/** Replaces the whole document when even the root layout failed; it needs no provider and follows the system's theme. */
export default function GlobalError({ error, retry }: GlobalErrorProps) {
  return (
    <html lang="en-GB">
      <body>
        <title>Error · Handoff</title>
        <PlainPage>
          <h1 className="sr-only">Error</h1>
          <ErrorState
            title="Handoff could not be started."
            requestId={readErrorDigest(error)}
            actions={
              <Button size="sm" onClick={retry}>
                Try again
              </Button>
            }
          >
            Nothing you saved is lost. Try again. If it stays, tell whoever runs Handoff for you, with the code if one is shown here.
          </ErrorState>
        </PlainPage>
      </body>
    </html>
  )
}
