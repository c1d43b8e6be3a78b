import { Eye, EyeOff, KeyRound } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Input, type InputProps } from '#components/ui/input.tsx'

/** A key being pasted: hidden, not remembered by the browser, shown on request. */
export function SecretInput(props: InputProps) {
  const [isShown, setIsShown] = useState(false)

  return (
    <Input
      {...props}
      type={isShown ? 'text' : 'password'}
      isMono
      dir="ltr"
      autoComplete="off"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      data-1p-ignore
      data-lpignore="true"
      icon={<KeyRound />}
      trailing={
        <IconButton
          label={isShown ? 'Hide key' : 'Show key'}
          size="sm"
          icon={isShown ? <EyeOff /> : <Eye />}
          aria-pressed={isShown}
          onClick={() => setIsShown(!isShown)}
        />
      }
    />
  )
}
