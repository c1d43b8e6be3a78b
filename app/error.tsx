'use client'

import { ErrorState, readErrorDigest } from '#components/patterns/error-state.tsx'
import { PlainPage } from '#components/shell/plain-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'

type ErrorPageProps = { error: unknown; retry: () => void }

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <PlainPage>
      <h1 className="sr-only">Error</h1>
      <ErrorState
        title="This page could not be shown."
        requestId={readErrorDigest(error)}
        actions={
          <>
            <Button size="sm" onClick={retry}>
              Try again
            </Button>
            <ButtonLink size="sm" variant="ghost" href="/">
              Go to Home
            </ButtonLink>
          </>
        }
      >
        Nothing you saved is lost. Try again. If it stays, tell whoever runs Handoff for you, with the code if one is shown here.
      </ErrorState>
    </PlainPage>
  )
}
