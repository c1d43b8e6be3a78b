import { type ReactNode, Suspense, useState } from 'react'

/** What is opened now and then: there from its first opening on, so that it can close with its motion. Its code may come with that opening. */
export function WhenOpened({ isOpen, children }: { isOpen: boolean; children: ReactNode }) {
  const [wasOpened, setWasOpened] = useState(isOpen)
  if (isOpen && !wasOpened) setWasOpened(true)

  return wasOpened ? <Suspense fallback={null}>{children}</Suspense> : null
}
