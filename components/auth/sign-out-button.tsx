'use client'

import { useState } from 'react'
import { toast } from 'sonner'
import { readErrorMessage } from '#components/api/error-message.ts'
import { requestSignOut } from '#components/auth/auth-requests.ts'
import { Button } from '#components/ui/button.tsx'

/** Ends the session and goes to sign-in. For menus use `signOut` itself. */
export function SignOutButton() {
  const [isSending, setIsSending] = useState(false)

  const leave = async () => {
    setIsSending(true)
    await signOut()
    setIsSending(false)
  }

  return (
    <Button onClick={leave} isLoading={isSending}>
      Sign out
    </Button>
  )
}

/** Ends the session and leaves for the sign-in page; says so where it could not. */
export async function signOut(): Promise<void> {
  try {
    await requestSignOut()
    window.location.assign('/sign-in')
  } catch (error) {
    const { title, userMessage } = readErrorMessage(error)
    toast.error(title, { description: userMessage })
  }
}
