'use client'

import { useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.ts'

/** Ends the session and goes to sign-in, or opens the same page anew. For menus use `signOut` itself. */
export function SignOutButton({ staysHere = false }: { staysHere?: boolean }) {
  const [isSending, setIsSending] = useState(false)

  const leave = async () => {
    setIsSending(true)
    await signOut({ goTo: staysHere ? window.location.pathname : '/sign-in' })
    setIsSending(false)
  }

  return (
    <Button onClick={leave} isLoading={isSending}>
      Sign out
    </Button>
  )
}

/** Ends the session and leaves for the sign-in page or another one; says so where it could not. */
export async function signOut({ goTo = '/sign-in' }: { goTo?: string } = {}): Promise<void> {
  try {
    // Comes with its use: the menu in which it stands is on every page.
    const { requestSignOut } = await import('#components/auth/auth-requests.ts')
    await requestSignOut()
    window.location.assign(goTo)
  } catch (error) {
    const { title, userMessage } = readErrorMessage(error)
    toast.error(title, { description: userMessage })
  }
}
