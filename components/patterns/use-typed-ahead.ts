import { useEffect, useEffectEvent } from 'react'

type TypedAheadInput = {
  isOn: boolean
  text: string
  onTextChange: (text: string) => void
  /** Escape. */
  onLeave: () => void
}

/** Keeps what somebody types for an input that is still loading, so that no letter is lost or taken for a shortcut. */
export function useTypedAhead({ isOn, text, onTextChange, onLeave }: TypedAheadInput): void {
  const take = useEffectEvent((event: KeyboardEvent) => {
    const isLetter = [...event.key].length === 1 && !event.metaKey && !event.ctrlKey
    if (isLetter) onTextChange(text + event.key)
    else if (event.key === 'Backspace') onTextChange([...text].slice(0, -1).join(''))
    else if (event.key === 'Escape') onLeave()
    else return
    event.preventDefault()
    event.stopPropagation()
  })

  useEffect(() => {
    if (!isOn) return
    const handle = (event: KeyboardEvent) => take(event)
    window.addEventListener('keydown', handle, { capture: true })

    return () => window.removeEventListener('keydown', handle, { capture: true })
  }, [isOn])
}
