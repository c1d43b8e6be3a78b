'use client'

import { ErrorState, readErrorDigest } from '#components/patterns/error-state.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Button } from '#components/ui/button.tsx'

type ErrorPageProps = { error: unknown; retry: () => void }

/** A page that failed inside the shell: the way to everything else stays. */
export default function OrganizationErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <>
      <PageHeader title="Error" />
      <PageBody width="form">
        <ErrorState
          title="This page could not be shown."
          requestId={readErrorDigest(error)}
          actions={
            <Button size="sm" onClick={retry}>
              Try again
            </Button>
          }
        >
          Nothing you saved is lost. Try again; if it stays, give the code below to whoever runs Handoff for you.
        </ErrorState>
      </PageBody>
    </>
  )
}
