'use client'

import { type ComponentProps, useState } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'
import { Input } from '#components/ui/input.tsx'

export type PasswordInputProps = Omit<ComponentProps<typeof Input>, 'type' | 'trailing' | 'dir' | 'autoComplete'> & {
  /** Tells a password manager whether to fill one in or to propose one. */
  autoComplete: 'current-password' | 'new-password'
}

/** A password that its owner may look at. Inside a Field, like an Input. */
export function PasswordInput({ className, ...rest }: PasswordInputProps) {
  const [isShown, setIsShown] = useState(false)

  return (
    <div className="relative">
      <Input
        {...rest}
        type={isShown ? 'text' : 'password'}
        dir="ltr"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        className={joinClasses('pr-14 max-md:pr-16', className)}
      />
      <button
        type="button"
        onClick={() => setIsShown(!isShown)}
        className="absolute inset-y-px right-px min-w-12 rounded-md px-2 text-12 font-medium text-ink-2 hover:text-ink max-md:min-w-14"
      >
        {isShown ? 'Hide' : 'Show'}
        <span className="sr-only"> password</span>
      </button>
    </div>
  )
}
