'use client'

import { useState } from 'react'
import { type ErrorMessage, readErrorMessage } from '#components/api/error-message.ts'
import { requestProviderSignIn } from '#components/auth/auth-requests.ts'
import { FormFailure } from '#components/auth/form-failure.tsx'
import { useIsAlive } from '#components/auth/use-is-alive.ts'
import { Button } from '#components/ui/button.tsx'

/** Another place that can say who somebody is. */
export type SignInProvider = { id: string; name: string }

export type ProviderButtonsProps = { providers: readonly SignInProvider[]; callbackPath: string }

/** "Continue with Google", one button for each provider that is switched on. */
export function ProviderButtons({ providers, callbackPath }: ProviderButtonsProps) {
  const isAlive = useIsAlive()
  const [chosen, setChosen] = useState<string | null>(null)
  const [failure, setFailure] = useState<ErrorMessage | null>(null)

  const begin = async (providerId: string) => {
    setChosen(providerId)
    setFailure(null)
    try {
      window.location.assign(await requestProviderSignIn({ providerId, callbackPath }))
    } catch (error) {
      setFailure(readErrorMessage(error))
      setChosen(null)
    }
  }

  return (
    <div className="flex flex-col gap-2">
      <FormFailure failure={failure} />
      {providers.map(({ id, name }) => (
        <Button key={id} fullWidth disabled={!isAlive} isLoading={chosen === id} onClick={() => void begin(id)}>
          Continue with {name}
        </Button>
      ))}
    </div>
  )
}

/** A line with a word in it, between two ways to do the same. */
export function OrLine() {
  return (
    <div className="flex items-center gap-3 text-12 text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      or
    </div>
  )
}
